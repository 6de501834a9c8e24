package vanity.render.work;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is told of a render on its log page and in statistics.
 *
 * @param converter such as {@code LaTeXML 0.8.7}
 * @param mainFile the TeX file that was converted, or empty
 * @param status LaTeXML's conversion status: 0 ok, 1 warnings, 2 errors, 3 fatal; -1 if it never
 *     ran
 * @param missingPackages the TeX files that were not found
 * @param undefinedMacros control sequences nobody defined
 * @param stages how long each stage took, in order
 * @param formulas on the page
 * @param figures on the page
 * @param log LaTeXML's and our own messages, bounded in length, no path of the machine in it
 */
public record RenderReport(
    String converter,
    String mainFile,
    int status,
    int warnings,
    int errors,
    List<String> missingPackages,
    List<String> undefinedMacros,
    Map<String, Duration> stages,
    int formulas,
    int figures,
    String log) {}
