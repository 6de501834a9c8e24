package vanity;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import vanity.arxiv.ArxivId;

/** An arXiv identifier on the command line, in whatever form it is pasted. */
final class Identifiers implements ITypeConverter<ArxivId> {
  @Override
  public ArxivId convert(String text) {
    return ArxivId.find(text)
        .orElseThrow(() ->
            new TypeConversionException(
                "'"
                    + text
                    + "' is no arXiv identifier; they look like 1706.03762 or hep-th/9901001v2"));
  }
}
