package vanity.http;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Negotiation and conditionals, which every answer goes through. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HttpBenchmark {
  private static final List<ContentCoding> CODINGS =
      List.of(ContentCoding.BR, ContentCoding.ZSTD, ContentCoding.GZIP, ContentCoding.IDENTITY);

  private final List<String> edge = List.of("br, gzip");
  private final List<String> browser = List.of("gzip, deflate, br, zstd");
  private final List<String> weighted = List.of("gzip;q=0.5, br;q=0.9, *;q=0.1, identity;q=0");
  private final EntityTag tag = EntityTag.strong("0123456789abcdef");
  private final RequestHeaders conditional =
      name ->
          name.equals("If-None-Match")
              ? List.of("\"another\", W/\"" + tag.opaque() + "\"")
              : List.of();

  @Benchmark
  public ContentCoding codingForTheEdge() {
    return ContentCoding.choose(edge, CODINGS);
  }

  @Benchmark
  public ContentCoding codingForABrowser() {
    return ContentCoding.choose(browser, CODINGS);
  }

  @Benchmark
  public ContentCoding codingWithWeights() {
    return ContentCoding.choose(weighted, CODINGS);
  }

  @Benchmark
  public Preconditions.Outcome conditional() {
    return Preconditions.evaluate(conditional, tag, null);
  }
}
