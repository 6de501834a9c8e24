package vanity.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import vanity.http.Deadline;

/**
 * The four requests of S3 that we need, signed by Amazon's own signer (Signature Version 4). A
 * store that is busy or drops a connection is asked again, twice; one that is slow is not.
 *
 * <p>Every method throws {@link StoreAwayException} where the store gives no answer or refuses.
 */
public final class S3Client implements AutoCloseable {
  private static final int TRIES = 3;
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration CONNECT = Duration.ofSeconds(3);

  /**
   * How long an answer may take to begin, and again to end.
   *
   * @param piece of an object: a reader waits for it, and a router's patience is 30 s
   * @param whole object, or anything else
   */
  public record Times(Duration piece, Duration whole) {
    public static final Times DEFAULT = new Times(Duration.ofSeconds(6), Duration.ofSeconds(60));
  }

  private record Answer(int status, byte[] body) {}

  /** What the JDK's client writes by itself. */
  private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length");

  private static final Pattern ERROR_CODE = Pattern.compile("<Code>([A-Za-z0-9]+)</Code>");

  private final AwsCredentialsIdentity credentials;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final Times times;
  private final HttpClient http;

  public S3Client(String accessKeyId, String secretAccessKey, Times times) {
    this.credentials = AwsCredentialsIdentity.create(accessKeyId, secretAccessKey);
    this.times = times;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /** Stores an object, in place of any of this name. */
  public void put(S3Address store, String name, byte[] bytes) {
    send(store, object(store, name, SdkHttpMethod.PUT), bytes, times.whole, Set.of(200));
  }

  /** A whole object; empty if there is none of this name. */
  public Optional<byte[]> get(S3Address store, String name) {
    Answer answer =
        send(store, object(store, name, SdkHttpMethod.GET), null, times.whole, Set.of(200, 404));
    return answer.status == 404 ? Optional.empty() : Optional.of(answer.body);
  }

  /**
   * A piece of an object, shorter at its end and of no bytes beyond it; empty if there is no object
   * of this name.
   */
  public Optional<byte[]> get(S3Address store, String name, long offset, int length) {
    SdkHttpFullRequest.Builder request =
        object(store, name, SdkHttpMethod.GET)
            .putHeader("Range", "bytes=%d-%d".formatted(offset, offset + length - 1));
    Answer answer = send(store, request, null, times.piece, Set.of(200, 206, 404, 416));
    return switch (answer.status) {
      case 206 -> Optional.of(answer.body);
      case 404 -> Optional.empty();
      case 416 -> Optional.of(new byte[0]);
      default -> Optional.of(piece(answer.body, offset, length)); // A server may ignore Range.
    };
  }

  private static byte[] piece(byte[] whole, long offset, int length) {
    int from = (int) Math.min(offset, whole.length);
    return Arrays.copyOfRange(whole, from, Math.min(whole.length, from + length));
  }

  /** Removes an object, if it is there. */
  public void delete(S3Address store, String name) {
    send(
        store, object(store, name, SdkHttpMethod.DELETE), null, times.whole, Set.of(200, 204, 404));
  }

  /**
   * Some of the objects, in the order of their names.
   *
   * @param after goes on after this page; null for the first
   */
  public S3Listing list(S3Address store, @Nullable S3Listing after) {
    SdkHttpFullRequest.Builder request =
        request(store, SdkHttpMethod.GET, "/" + store.bucket())
            .putRawQueryParameter("list-type", "2")
            .putRawQueryParameter("prefix", store.key(""));
    if (after != null && after.next() != null) {
      request.putRawQueryParameter("continuation-token", after.next());
    }
    byte[] page = send(store, request, null, times.whole, Set.of(200)).body;
    return S3Listing.parse(page, store.key(""));
  }

  private static SdkHttpFullRequest.Builder object(
      S3Address store, String name, SdkHttpMethod method) {
    return request(store, method, "/" + store.bucket() + "/" + store.key(name));
  }

  private static SdkHttpFullRequest.Builder request(
      S3Address store, SdkHttpMethod method, String path) {
    return SdkHttpFullRequest.builder().method(method).uri(store.endpoint()).encodedPath(path);
  }

  private Answer send(
      S3Address store,
      SdkHttpFullRequest.Builder request,
      byte @Nullable [] body,
      Duration timeout,
      Set<Integer> expected) {
    String failure = "";
    for (int tries = 1; tries <= TRIES; tries++) {
      try {
        if (tries > 1) {
          Thread.sleep(PAUSE.multipliedBy(tries - 1));
        }
        Answer answer = ask(signed(request.build(), store.region(), body, timeout), timeout);
        if (expected.contains(answer.status)) {
          return answer;
        }
        failure = "answered " + answer.status + " " + errorCode(answer.body);
        if (answer.status < 500 && answer.status != 429) {
          break; // It would say so again.
        }
      } catch (HttpTimeoutException e) {
        failure = "gave no answer in " + timeout.toMillis() + " ms: " + e.getMessage();
        break;
      } catch (IOException e) {
        failure = "gave no answer: " + e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoreAwayException("Interrupted while waiting for " + store, e);
      }
    }
    throw new StoreAwayException(
        "The object store %s %s (%s)".formatted(store, failure, request.method()), null);
  }

  private Answer ask(HttpRequest request, Duration timeout)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = answer.body();
        Deadline deadline = new Deadline(timeout, body)) {
      try {
        return new Answer(answer.statusCode(), body.readAllBytes());
      } catch (IOException e) {
        throw deadline.passed() ? new HttpTimeoutException("its body stalls") : e;
      }
    }
  }

  /** With its time in it, so anew for each try. */
  private HttpRequest signed(
      SdkHttpRequest request, String region, byte @Nullable [] body, Duration timeout) {
    byte[] content = body == null ? new byte[0] : body;
    SdkHttpRequest signed =
        signer
            .sign(it ->
                it.identity(credentials)
                    .request(request)
                    .payload(() -> new ByteArrayInputStream(content))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false))
            .request();
    HttpRequest.Builder sent =
        HttpRequest.newBuilder(signed.getUri())
            .timeout(timeout)
            .method(
                signed.method().name(),
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    signed.forEachHeader((name, values) -> {
      if (!OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
        values.forEach(value -> sent.header(name, value));
      }
    });
    return sent.build();
  }

  private static String errorCode(byte[] body) {
    Matcher code = ERROR_CODE.matcher(new String(body, StandardCharsets.UTF_8));
    return code.find() ? code.group(1) : "";
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
