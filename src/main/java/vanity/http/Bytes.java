package vanity.http;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Bytes that never change, wherever they are: in memory, in a file, in a database. */
public interface Bytes {
  long length();

  /** Writes a part of them; memory stays bounded however many they are. */
  void writeTo(OutputStream out, long offset, long length) throws IOException;

  /** All of them, where they are in memory in one piece; null where they have to be read. */
  default byte @Nullable [] inMemory() {
    return null;
  }

  static Bytes of(byte[] bytes) {
    return new InMemory(bytes);
  }

  /** Bytes in an array that nobody changes any more. */
  record InMemory(byte[] bytes) implements Bytes {
    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out, long offset, long length) throws IOException {
      out.write(bytes, Math.toIntExact(offset), Math.toIntExact(length));
    }

    @Override
    public byte[] inMemory() {
      return bytes;
    }
  }
}
