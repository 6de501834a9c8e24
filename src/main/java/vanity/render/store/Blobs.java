package vanity.render.store;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vanity.s3.S3Address;
import vanity.s3.S3Client;
import vanity.s3.StoreAwayException;

/**
 * Where the bytes of figures and sources are: in their rows, or in an object that the row names in
 * full, {@code <address of the store>#<name>}, so that it is found wherever new ones go. A name is
 * never used twice: to delete an object cannot hit a newer one.
 *
 * <p>Talks to the store, so never within a transaction. Where it is away, every method but {@link
 * #delete} throws {@link StoreAwayException}.
 */
public final class Blobs implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Blobs.class);

  private final @Nullable S3Client client;
  private final @Nullable S3Address store;

  /**
   * @param client reads the objects that rows name; null where there are none
   * @param store that gets new ones; null for rows
   */
  public Blobs(@Nullable S3Client client, @Nullable S3Address store) {
    this.client = client;
    this.store = store;
  }

  /** All in their rows. */
  public static Blobs inRows() {
    return new Blobs(null, null);
  }

  /** The store that gets new ones; null for rows. */
  public @Nullable S3Address store() {
    return store;
  }

  /** Stores these bytes as a new object and names it; null where they belong into their row. */
  public @Nullable String put(byte[] bytes) {
    if (store == null) {
      return null;
    }
    String name = UUID.randomUUID().toString();
    client().put(store, name, bytes);
    return store + "#" + name;
  }

  /** A whole object; empty if it is not there. */
  public Optional<byte[]> get(String object) {
    return client().get(store(object), name(object));
  }

  /** A piece of an object, shorter at its end; empty if the object is not there. */
  Optional<byte[]> get(String object, long offset, int length) {
    return client().get(store(object), name(object), offset, length);
  }

  /** Removes what no row names any more; what cannot be removed now is left for the daily sweep. */
  public void delete(Collection<String> objects) {
    for (String object : objects) {
      try {
        client().delete(store(object), name(object));
      } catch (StoreAwayException e) {
        log.warn("{} objects are left for the daily sweep: {}", objects.size(), e.getMessage());
        return;
      }
    }
  }

  private static S3Address store(String object) {
    return S3Address.parse(object.substring(0, object.indexOf('#')));
  }

  private static String name(String object) {
    return object.substring(object.indexOf('#') + 1);
  }

  S3Client client() {
    if (client == null) {
      throw new StoreAwayException(
          "Files are in an object store, and it cannot be read: set AWS_ACCESS_KEY_ID and"
              + " AWS_SECRET_ACCESS_KEY",
          null);
    }
    return client;
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
  }
}
