package vanity.render.source;

import java.io.IOException;
import java.io.InputStream;

/**
 * What comes out of a decompressor, counted: too much of it in all, too much for what went in, or
 * too much between two files is refused while reading, before it is held anywhere.
 */
final class UnpackedBytes extends InputStream {
  /** Any honest source may expand this far, however small it was packed. */
  private static final long RATIO_FREE = 16L << 20;

  /** Between two files a tar holds names and times; more is an attack on memory. */
  private static final long HEADER_LIMIT = 1L << 20;

  private final InputStream in;
  private final long limit;
  private final long ratioLimit;
  private long total;
  private long headerEnd = Long.MAX_VALUE;

  /**
   * @param packed bytes of the submission as it came
   */
  UnpackedBytes(InputStream in, long packed, SourceLimits limits) {
    this.in = in;
    this.limit = limits.bytes();
    this.ratioLimit = Math.max(RATIO_FREE, packed * limits.ratio());
  }

  /** From here to {@link #endHeader} only a file's header is read. */
  void beginHeader() {
    headerEnd = total + HEADER_LIMIT;
  }

  void endHeader() {
    headerEnd = Long.MAX_VALUE;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count;
    try {
      count = in.read(buffer, offset, length);
    } catch (RefusedSourceException e) {
      throw e;
    } catch (IOException e) {
      throw RefusedSourceException.damaged(e);
    }
    total += Math.max(count, 0);
    if (total > limit) {
      throw new RefusedSourceException(
          "The source is larger than " + (limit >> 20) + " MB when unpacked.");
    }
    if (total > ratioLimit) {
      throw new RefusedSourceException(
          "The archive unpacks to far more than any paper needs: it looks like a bomb.");
    }
    if (total > headerEnd) {
      throw new RefusedSourceException("The archive holds a file name of more than a megabyte.");
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
