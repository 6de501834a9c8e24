package vanity.render.document;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import vanity.render.document.ReaderDocument.StoredFile;

/**
 * The article's pictures: each file checked by its bytes, named by its content, its size written
 * into the page so that nothing jumps; what cannot be shown is said in words.
 */
public final class Images {
  /** An SVG beyond this is slower in a browser than a bitmap would be; the converter knows. */
  private static final long MAX_SVG_BYTES = 10L << 20;

  /** LaTeXML draws an article's text width (345pt) 598px wide; the page's column has about 720. */
  private static final double MAGNIFICATION = 1.2;

  /** Beneath this width a picture is a symbol in the text, not something to enlarge. */
  private static final int MIN_ZOOM_WIDTH = 100;

  private final Path source;
  private final Path target;
  private final Map<String, Optional<Picture>> pictures = new HashMap<>();
  private final Map<String, StoredFile> files = new TreeMap<>();

  private record Picture(String name, ImageSize size) {}

  /**
   * @param source the folder that relative addresses start from; nothing outside it is read
   * @param target an existing folder for the final files
   */
  public Images(Path source, Path target) {
    this.source = source;
    this.target = target;
  }

  public void place(Element article) throws IOException {
    article.select("object[data]").forEach(Images::toImg);
    Element first = article.selectFirst("img, section, .ltx_para");
    for (Element img : article.select("img")) {
      String address = img.attr("src");
      Optional<Picture> picture = picture(address);
      if (picture.isEmpty()) {
        img.replaceWith(missing(address));
        continue;
      }
      show(img, picture.get());
      if (img != first) {
        // What a reader sees at once must not wait; the rest must not delay it.
        img.attr("loading", "lazy");
      }
      img.attr("decoding", "async");
    }
  }

  /** What the article's {@code /files/…} addresses name, by name. */
  public List<StoredFile> files() {
    return List.copyOf(files.values());
  }

  /** LaTeXML shows SVG by {@code object}, which would run its scripts; an image cannot. */
  private static void toImg(Element object) {
    object.attr("src", object.attr("data"));
    object.tagName("img").empty();
  }

  private Optional<Picture> picture(String address) throws IOException {
    Optional<Picture> known = pictures.get(address);
    if (known == null) {
      known = store(address);
      pictures.put(address, known);
    }
    return known;
  }

  private Optional<Picture> store(String address) throws IOException {
    Optional<Path> file = find(address);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Optional<ImageSize> bitmap = ImageSize.ofBitmap(file.get());
    if (bitmap.isPresent()) {
      String name = named(Files.readAllBytes(file.get()), bitmap.get().extension());
      Files.copy(file.get(), target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      return Optional.of(keep(name, bitmap.get()));
    }
    if (!address.toLowerCase(Locale.ROOT).endsWith(".svg")
        || Files.size(file.get()) > MAX_SVG_BYTES) {
      return Optional.empty();
    }
    Optional<String> svg =
        SvgFile.sanitise(new String(Files.readAllBytes(file.get()), StandardCharsets.UTF_8));
    if (svg.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = svg.get().getBytes(StandardCharsets.UTF_8);
    String name = named(bytes, "svg");
    Files.write(target.resolve(name), bytes);
    return Optional.of(keep(name, ImageSize.ofSvg(svg.get())));
  }

  /** An existing file beneath the source folder, links followed. */
  private Optional<Path> find(String address) throws IOException {
    if (address.isBlank() || address.contains(":") || address.startsWith("//")) {
      return Optional.empty();
    }
    try {
      Path file = source.resolve(decoded(address)).normalize();
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      Path real = file.toRealPath();
      return real.startsWith(source.toRealPath()) ? Optional.of(real) : Optional.empty();
    } catch (InvalidPathException notAName) {
      return Optional.empty();
    }
  }

  private static String decoded(String address) {
    try {
      return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException strayPercent) {
      return address;
    }
  }

  private Picture keep(String name, ImageSize size) {
    String contentType =
        switch (size.extension()) {
          case "jpg" -> "image/jpeg";
          case "svg" -> "image/svg+xml";
          default -> "image/" + size.extension();
        };
    files.put(name, new StoredFile(name, contentType, target.resolve(name)));
    return new Picture(name, size);
  }

  private static void show(Element img, Picture picture) {
    int width = width(img, picture.size());
    long height =
        Math.max(1, Math.round((double) width * picture.size().height() / picture.size().width()));
    String alt = alt(img.attr("alt"));
    String classes = img.hasClass("ltx_centering") ? "ltx_centering" : "";
    String url = "/files/" + picture.name();
    img.clearAttributes();
    img.attr("src", url).attr("alt", alt).attr("width", "" + width).attr("height", "" + height);
    if (!classes.isEmpty()) {
      img.addClass(classes);
    }
    Element link = img.closest("a");
    if (link != null && alt.isEmpty()) {
      link.attr("aria-label", link.attr("href"));
    } else if (link == null && width >= MIN_ZOOM_WIDTH) {
      Element zoom = Dom.element("a", "zoom").attr("href", url).attr("aria-label", label(img, alt));
      Dom.wrap(img, zoom);
    }
  }

  /** As wide as the author wanted it on paper, else as it is. */
  private static int width(Element img, ImageSize size) {
    String wanted = img.attr("width");
    if (wanted.matches("[1-9]\\d{0,4}")) {
      return (int) Math.round(Integer.parseInt(wanted) * MAGNIFICATION);
    }
    return size.width();
  }

  /** Where the author described nothing, nothing is pretended. */
  private static String alt(String alt) {
    return alt.equals("Refer to caption") || alt.equals("[Uncaptioned image]") ? "" : alt;
  }

  private static String label(Element img, String alt) {
    Element figure = img.closest("figure");
    Element tag = figure == null ? null : figure.selectFirst("figcaption .ltx_tag");
    if (!alt.isEmpty()) {
      return alt + " (enlarge)";
    }
    String what = tag == null ? "" : PlainText.of(tag).replaceAll("[:.\\s]+$", "");
    return what.isEmpty() ? "Enlarge the picture" : "Enlarge " + what;
  }

  private static Element missing(String address) {
    String name = address.substring(address.lastIndexOf('/') + 1);
    Element note = new Element("span").addClass("missing");
    return note.text(
        name.isBlank() || name.contains(":")
            ? "A picture that could not be converted"
            : "The picture " + name + " could not be converted");
  }

  /** The name of a file with this content. */
  public static String named(byte[] content, String extension) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash) + "." + extension;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
