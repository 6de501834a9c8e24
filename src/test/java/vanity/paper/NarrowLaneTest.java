package vanity.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NarrowLaneTest {
  @Test
  void letsTwoThroughAtOnceAndInTheEndAll() {
    NarrowLane lane = new NarrowLane();
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger peak = new AtomicInteger();
    AtomicInteger through = new AtomicInteger();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        crowd.submit(
            () ->
                lane.through(() -> {
                  peak.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  Thread.yield();
                  inside.decrementAndGet();
                  return through.incrementAndGet();
                }));
      }
    }
    assertEquals(200, through.get());
    assertTrue(peak.get() <= 2, peak.toString());
  }

  @Test
  void aPlaceIsFreeAgainThoughTheWorkFailed() {
    NarrowLane lane = new NarrowLane();
    for (int i = 0; i < 5; i++) {
      try {
        lane.through(() -> {
          throw new IllegalStateException("no");
        });
      } catch (IllegalStateException expected) {
        continue;
      }
      throw new AssertionError("swallowed");
    }
    assertEquals(Optional.of(1), lane.through(() -> 1));
  }
}
