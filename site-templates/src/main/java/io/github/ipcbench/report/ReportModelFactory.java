package io.github.ipcbench.report;

import io.github.ipcbench.calls.article.Article;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.model.ReportModel.Published;
import io.github.ipcbench.report.model.ReportModel.Raw;
import io.github.ipcbench.report.model.ReportModel.Unsupported;
import io.github.ipcbench.report.model.ReportModel.Voided;
import io.github.ipcbench.report.section.ChoiceSection;
import io.github.ipcbench.report.section.FiguresSection;
import io.github.ipcbench.report.section.FindingText;
import io.github.ipcbench.report.section.Sections;
import io.github.ipcbench.report.section.SizesSection;
import io.github.ipcbench.report.section.TrustLines;
import io.github.ipcbench.report.section.VariantsSection;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.ShellCommand;
import io.github.ipcbench.report.text.ShownNames;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.Results;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Turns results into the view model; all rounding and wording happens from here on down, none in templates. */
public final class ReportModelFactory {
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ReportModelFactory() {}

    /**
     * The view model of a session, however far it came.
     *
     * @throws IllegalArgumentException if a run claims no message, or a number is not finite
     */
    public static ReportModel of(Results results) {
        Meanwhile<Raw> raw = Meanwhile.begin(() -> RawData.of(results));
        ReportInput input = ReportInput.of(results);
        return new ReportModel(
                Text.line(results.tool()),
                results.plan().label().map(Text::line),
                started(results.startedAt()),
                FindingText.of(input),
                TrustLines.of(input),
                incomplete(results),
                results.unsupported().stream()
                        .map(one -> unsupported(one, input.names()))
                        .distinct()
                        .toList(),
                results.voided().stream()
                        .map(one -> voided(results, one, input.names()))
                        .toList(),
                VariantsSection.changes(input),
                FiguresSection.figures(input),
                ChoiceSection.choices(input),
                SizesSection.sizes(input),
                Sections.answers(input),
                Sections.evidence(input),
                raw.result(),
                new Published(Article.SOURCE, Integer.toString(Article.YEAR), Article.MACHINE),
                input.session().baselineMode().map(Text::line).orElse(Article.SOCKET));
    }

    private static String started(String startedAt) {
        return START.format(Instant.parse(startedAt));
    }

    private static Optional<String> incomplete(Results results) {
        if (results.complete() && !results.lacksCalls()) {
            return Optional.empty();
        }
        String runs = Numbers.whole(results.runsInOrder().size());
        String stopped = results.complete()
                ? "all " + runs + " runs are in, those that look into calls are not"
                : "stopped after " + runs + " of " + Numbers.whole(results.plannedRuns()) + " runs";
        String caution =
                ShellCommand.caution(results).map(words -> " (" + words + ")").orElse("");
        return Optional.of("This session is incomplete: " + stopped + "; continue with "
                + ShellCommand.continuing(results) + caution);
    }

    private static Unsupported unsupported(CaseRecord record, ShownNames names) {
        CaseRecord.Unsupported found = record.unsupported().orElseThrow();
        String reason = Text.line(found.reason());
        if (found.missing().isPresent()) {
            String name = names.ofAnySize(record.key());
            return new Unsupported(name, reason, Optional.empty(), name + " is not measured: " + reason + ".");
        }
        String name = names.of(record.key());
        Optional<String> largest = found.largestBytes().isPresent()
                ? Optional.of(Numbers.whole(found.largestBytes().getAsLong()))
                : Optional.empty();
        String sentence = name + " cannot carry this message here (" + reason + ")"
                + largest.map(ReportModelFactory::works).orElse("") + ".";
        return new Unsupported(name, reason, largest, sentence);
    }

    private static Voided voided(Results results, CaseRecord record, ShownNames names) {
        CaseRecord.Voided found = record.voided().orElseThrow();
        String name = names.of(record.key());
        long before = results.runs().stream()
                .filter(run -> run.key().equals(record.key()))
                .count();
        boolean checked = results.lacksSelfCheck()
                && results.selfCheck().orElseThrow().key().equals(record.key());
        return new Voided(
                name,
                found.run().isPresent()
                        ? "since run " + Numbers.whole(found.run().getAsInt())
                        : "since its calibration",
                Text.line(found.reasonInWords()),
                found.log().map(Text::line),
                "No figure of it is shown"
                        + (before > 0 ? ", though " + Numbers.count(before, "run") + " of it came before" : "") + "."
                        + (checked ? " The session's check of itself ended with it." : ""));
    }

    private static String works(String largest) {
        return largest.equals("0")
                ? "; no size that was tried went through"
                : "; the largest that went through had " + largest + " bytes";
    }
}
