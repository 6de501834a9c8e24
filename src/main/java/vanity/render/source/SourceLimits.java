package vanity.render.source;

/**
 * How much of a submission is taken, so that no archive can fill the disk. arXiv's own limit is 50
 * MB as submitted; honest sources stay far below all of these.
 *
 * @param bytes of all files together, unpacked
 * @param ratio of unpacked to packed bytes, looked at once 16 MB are unpacked
 * @param entries files in the archive
 * @param depth folders within folders
 * @param nameLength bytes of one file or folder name
 */
public record SourceLimits(long bytes, int ratio, int entries, int depth, int nameLength) {
  public static final SourceLimits DEFAULT = new SourceLimits(512L << 20, 200, 10_000, 20, 200);
}
