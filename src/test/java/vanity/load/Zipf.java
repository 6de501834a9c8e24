package vanity.load;

import java.util.Arrays;

/** Traffic over many papers as readers make it: the n-th is asked for 1/n times as often. */
final class Zipf {
  private Zipf() {}

  /** For wrk: each of its threads draws by itself. */
  static String lua(int papers) {
    return """
    local counter = 0
    function setup(thread)
      thread:set("seed", counter)
      counter = counter + 1
    end
    local asked, upTo, sum = {}, {}, 0
    function init(args)
      math.randomseed(4711 + seed)
      for n = 1, %1$d do
        sum = sum + 1 / n
        upTo[n] = sum
        -- Neighbours in the list are no neighbours in the database.
        asked[n] = wrk.format("GET", string.format("/papers/2601.%%05d/", 1 + n * 7919 %% %1$d))
      end
    end
    function request()
      local x, low, high = math.random() * sum, 1, %1$d
      while low < high do
        local middle = math.floor((low + high) / 2)
        if upTo[middle] < x then low = middle + 1 else high = middle end
      end
      return asked[low]
    end
    """
        .formatted(papers);
  }

  /** How often each is asked for, from 1: sums to 1. */
  static double[] upTo(int papers) {
    double[] upTo = new double[papers];
    double sum = 0;
    for (int n = 0; n < papers; n++) {
      sum += 1.0 / (n + 1);
      upTo[n] = sum;
    }
    for (int n = 0; n < papers; n++) {
      upTo[n] /= sum;
    }
    return upTo;
  }

  /** The rank that this number from 0 to 1 falls on. */
  static int rank(double[] upTo, double x) {
    int found = Arrays.binarySearch(upTo, x);
    return Math.min(upTo.length - 1, found < 0 ? -found - 1 : found);
  }

  static String path(int rank, int papers) {
    return "/papers/2601.%05d/".formatted(1 + (rank + 1) * 7919 % papers);
  }
}
