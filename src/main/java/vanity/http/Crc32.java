package vanity.http;

/** The CRC-32 of two texts in a row, from theirs alone: arithmetic of polynomials over GF(2). */
final class Crc32 {
  /** The generator, reversed: its highest power is the lowest bit (RFC 1952 §8). */
  private static final int POLYNOMIAL = 0xedb88320;

  private static final int ONE = 1 << 31;

  /** x to the powers 2^0, 2^1, 2^2 …, reduced. They repeat after 32. */
  private static final int[] POWERS = new int[32];

  static {
    POWERS[0] = 1 << 30;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = times(POWERS[i - 1], POWERS[i - 1]);
    }
  }

  private Crc32() {}

  /**
   * The CRC of the first text followed by the second.
   *
   * @param length bytes of the second
   */
  static int combine(int first, int second, long length) {
    return times(first, xToThe(length, 3)) ^ second;
  }

  /** x^(n·2^k), reduced. */
  private static int xToThe(long n, int k) {
    int product = ONE;
    int power = k;
    for (long left = n; left != 0; left >>>= 1) {
      if ((left & 1) != 0) {
        product = times(POWERS[power & 31], product);
      }
      power++;
    }
    return product;
  }

  /** The product of two polynomials, reduced by the generator. */
  private static int times(int a, int b) {
    int product = 0;
    int shifted = b;
    for (int bit = ONE; bit != 0; bit >>>= 1) {
      if ((a & bit) != 0) {
        product ^= shifted;
      }
      shifted = (shifted & 1) != 0 ? (shifted >>> 1) ^ POLYNOMIAL : shifted >>> 1;
    }
    return product;
  }
}
