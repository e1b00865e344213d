package io.github.ipcbench.report.section;

import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.judgement.Trust;
import io.github.ipcbench.report.model.AnswerModel.TrustLine;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.report.text.WarningText;
import io.github.ipcbench.statistics.Medians;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Says how far a session can be trusted, and why no further. */
public final class TrustLines {
    private TrustLines() {}

    /** Empty without runs. */
    public static Optional<TrustLine> of(ReportInput input) {
        if (input.session().cases().isEmpty()) {
            return Optional.empty();
        }
        Trust trust = input.session().trust();
        String reasons = WarningText.sentences(trust.reasons(), input.results().names()).stream()
                .map(Text::line)
                .collect(Collectors.joining(" "));
        return Optional.of(new TrustLine(
                level(trust), reasons.isEmpty() ? "Nothing speaks against it." + resolution(input) : reasons));
    }

    public static String level(Trust trust) {
        return trust.level().name().toLowerCase(Locale.ROOT);
    }

    /** Such as {@code Differences from about 6 % up can be seen.} */
    private static String resolution(ReportInput input) {
        return smallestDifference(input.session().comparisons()).stream()
                .mapToObj(share -> " Differences from about " + Numbers.roughly(100 * share) + " % up can be seen.")
                .findFirst()
                .orElse("");
    }

    static OptionalDouble smallestDifference(List<Comparison> comparisons) {
        double[] known = comparisons.stream()
                .flatMapToDouble(one -> one.smallestDifference().stream())
                .toArray();
        return known.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Medians.of(known));
    }
}
