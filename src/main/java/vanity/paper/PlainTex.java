package vanity.paper;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The TeX that stands in arXiv's titles and abstracts, made readable as plain text: accents, Greek,
 * common signs, sub- and superscripts. What is not understood stays as it was written.
 */
public final class PlainTex {
  private static final Pattern ACCENT =
      Pattern.compile(
          "\\\\(?:([`'^\"~=.])|([cHvukrb])(?![a-zA-Z]))\\s*(?:\\{\\\\?([a-zA-Z])\\}|\\\\?([a-zA-Z]))");
  private static final Map<String, String> COMBINING =
      Map.ofEntries(
          Map.entry("`", "\u0300"),
          Map.entry("'", "\u0301"),
          Map.entry("^", "\u0302"),
          Map.entry("~", "\u0303"),
          Map.entry("=", "\u0304"),
          Map.entry("u", "\u0306"),
          Map.entry(".", "\u0307"),
          Map.entry("\"", "\u0308"),
          Map.entry("r", "\u030a"),
          Map.entry("H", "\u030b"),
          Map.entry("v", "\u030c"),
          Map.entry("c", "\u0327"),
          Map.entry("k", "\u0328"),
          Map.entry("b", "\u0331"));

  private static final Pattern FORMATTED =
      Pattern.compile(
          "\\\\(?:emph|textit|textbf|textsc|texttt|textrm|textsf|text|mathrm|mathit|mathbf|mathcal|mathsf"
              + "|mathtt|boldsymbol|bm|operatorname|mbox|hbox)\\s*\\{([^{}]*)\\}");
  private static final Pattern BLACKBOARD = Pattern.compile("\\\\mathbb\\s*\\{?([A-Z])\\}?");
  private static final Pattern RAISED =
      Pattern.compile("\\^(?:\\{([-+0-9nit*]{1,4})\\}|([0-9n*]))");
  private static final Pattern LOWERED = Pattern.compile("_(?:\\{([-+0-9]{1,4})\\}|([0-9]))");
  private static final Pattern SIGN = Pattern.compile("\\\\([a-zA-Z]+)(?:\\s+(?=\\w)|\\{\\})?");
  private static final Pattern ESCAPED = Pattern.compile("\\\\([&%#_${} ,;!])");

  private static final Map<String, String> SIGNS = signs();

  private PlainTex() {}

  public static String of(String tex) {
    if (tex.indexOf('\\') < 0
        && tex.indexOf('$') < 0
        && tex.indexOf('{') < 0
        && tex.indexOf('~') < 0) {
      return tex;
    }
    String text = ACCENT.matcher(tex).replaceAll(PlainTex::accent);
    String before;
    do {
      before = text;
      text = FORMATTED.matcher(text).replaceAll("$1");
    } while (!text.equals(before));
    text = BLACKBOARD.matcher(text).replaceAll(PlainTex::blackboard);
    text = SIGN.matcher(text).replaceAll(PlainTex::sign);
    text = RAISED.matcher(text).replaceAll(match -> shifted(match.group(1), match.group(2), true));
    text =
        LOWERED.matcher(text).replaceAll(match -> shifted(match.group(1), match.group(2), false));
    text = text.replaceAll("(?<!\\\\)\\$", "").replaceAll("(?<!\\\\)[{}]", "");
    text = text.replaceAll("(?<![\\\\/])~", "\u00a0");
    return ESCAPED
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(escaped(match.group(1))));
  }

  private static String accent(MatchResult match) {
    String accent = match.group(1) != null ? match.group(1) : match.group(2);
    String letter = match.group(3) != null ? match.group(3) : match.group(4);
    return Matcher.quoteReplacement(
        Normalizer.normalize(letter + COMBINING.get(accent), Normalizer.Form.NFC));
  }

  private static String blackboard(MatchResult match) {
    return switch (match.group(1)) {
      case "C" -> "ℂ";
      case "H" -> "ℍ";
      case "N" -> "ℕ";
      case "P" -> "ℙ";
      case "Q" -> "ℚ";
      case "R" -> "ℝ";
      case "Z" -> "ℤ";
      default -> Character.toString(0x1d538 + match.group(1).charAt(0) - 'A');
    };
  }

  private static String sign(MatchResult match) {
    String name = match.group(1);
    String sign = SIGNS.getOrDefault(name, match.group());
    // The space behind a sign's name ends the name; behind a function's it stands.
    boolean function = sign.equals(name);
    return Matcher.quoteReplacement(function ? match.group().substring(1) : sign);
  }

  private static String shifted(String braced, String single, boolean raised) {
    String from = raised ? "0123456789+-nit*" : "0123456789+-";
    String to = raised ? "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱᵗ*" : "₀₁₂₃₄₅₆₇₈₉₊₋";
    StringBuilder text = new StringBuilder();
    for (char c : (braced != null ? braced : single).toCharArray()) {
      text.append(to.charAt(from.indexOf(c)));
    }
    return text.toString();
  }

  private static String escaped(String character) {
    return switch (character) {
      case ",", ";", " " -> " ";
      case "!" -> "";
      default -> character;
    };
  }

  private static Map<String, String> signs() {
    Map<String, String> signs = new HashMap<>();
    String table =
        """
        alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
        lambda λ mu μ nu ν xi ξ pi π rho ρ varrho ϱ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
        times × cdot · pm ± mp ∓ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ∼ simeq ≃ equiv ≡ propto ∝ ll ≪ gg ≫
        lesssim ≲ gtrsim ≳ to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ mapsto ↦ infty ∞ partial ∂
        nabla ∇ in ∈ notin ∉ subset ⊂ subseteq ⊆ cup ∪ cap ∩ setminus ∖ emptyset ∅ forall ∀ exists ∃ otimes ⊗ oplus ⊕
        sqrt √ sum ∑ prod ∏ int ∫ ell ℓ hbar ℏ Re ℜ Im ℑ dagger † star ⋆ circ ∘ bullet • odot ⊙ perp ⊥ parallel ∥
        langle ⟨ rangle ⟩ lVert ‖ rVert ‖ Vert ‖ prime ′ ldots … dots … cdots ⋯ degree °
        ss ß ae æ AE Æ oe œ OE Œ aa å AA Å o ø O Ø l ł L Ł i ı j ȷ textendash – textemdash —
        log log ln ln exp exp sin sin cos cos tan tan min min max max inf inf sup sup lim lim det det dim dim ker ker
        Pr Pr gcd gcd arg arg deg deg
        """;
    String[] words = table.trim().split("\\s+");
    for (int i = 0; i < words.length; i += 2) {
      signs.put(words[i], words[i + 1]);
    }
    for (String layout : "left right big Big rm bf it em quad displaystyle mathrm".split(" ")) {
      signs.put(layout, "");
    }
    return Map.copyOf(signs);
  }
}
