package io.github.ipcbench.report;

import io.github.ipcbench.calls.article.Article;
import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.report.Charts.CostChart;
import io.github.ipcbench.report.ReportModel.Published;
import io.github.ipcbench.report.ReportModel.Raw;
import io.github.ipcbench.report.ReportModel.Repeat;
import io.github.ipcbench.report.ReportModel.Section;
import io.github.ipcbench.report.ReportModel.Trust;
import io.github.ipcbench.report.ReportModel.Unsupported;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.Results;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
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
        SessionSummary session = SessionSummary.of(results);
        List<CaseSummary> modes = session.cases();
        ShownNames names = ShownNames.of(results);
        int decimals = Numbers.decimalsFor(
                modes.stream().mapToDouble(CaseSummary::micros).min().orElse(0));
        CallsModel.Calls calls = CallsModelFactory.of(results, names);
        Optional<CostChart> costChart =
                CostChartLayout.of(modes, names, decimals, TrustSection.floorMicros(results.runs()));
        Optional<Trust> trust = TrustSection.of(results, session, names);
        return new ReportModel(
                Text.line(results.tool()),
                results.plan().label().map(Text::line),
                started(results.startedAt()),
                incomplete(results),
                contents(results, costChart.isPresent(), calls, trust.isPresent()),
                AnswerSentence.of(results, session, names, decimals),
                CostTable.of(results, session, names, decimals),
                costChart,
                RunChartLayout.of(results.runs(), modes, names, decimals),
                calls,
                results.unsupported().stream()
                        .map(one -> unsupported(one, names))
                        .toList(),
                WarningText.sentences(session.warnings(results), results.names()),
                RunRows.of(results, modes, names),
                trust,
                ReadingGuide.entries(),
                FactLists.plan(results),
                FactLists.environment(results),
                repeat(results),
                raw.result(),
                new Published(Article.SOURCE, Integer.toString(Article.YEAR), Article.MACHINE),
                Text.line(session.baselineMode().orElse(Article.SOCKET)));
    }

    private static List<Section> contents(
            Results results, boolean hasCostChart, CallsModel.Calls calls, boolean hasTrust) {
        List<Section> contents = new ArrayList<>();
        if (!results.runs().isEmpty()) {
            contents.add(new Section("costs", "Cost per million messages"));
        }
        if (hasCostChart) {
            contents.add(new Section("cost-chart", CostChartLayout.TITLE));
        }
        if (!results.runs().isEmpty()) {
            contents.add(new Section("runs", RunChartLayout.TITLE));
        }
        if (!calls.stepTables().isEmpty()) {
            contents.add(new Section("steps", StepTables.TITLE));
        }
        if (!calls.callTables().isEmpty() || calls.untraced().isPresent()) {
            contents.add(new Section("calls", CallTables.TITLE));
        }
        if (!calls.articleTables().isEmpty()) {
            contents.add(new Section("article", ArticleTables.TITLE));
        }
        if (hasTrust) {
            contents.add(new Section("trust", TrustSection.TITLE));
        }
        contents.add(new Section("plan", "What was measured"));
        contents.add(new Section("environment", "Where it was measured"));
        contents.add(new Section("repeat", "How to repeat it"));
        contents.add(new Section("guide", "How to read this"));
        contents.add(new Section("raw", "Raw data"));
        return contents;
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
        String name = names.of(record.key());
        String reason = Text.line(found.reason());
        String largest = Numbers.whole(found.largestBytes());
        String works = found.largestBytes() < 1
                ? "no size that was tried went through."
                : "the largest that went through had " + largest + " bytes.";
        return new Unsupported(
                name, reason, largest, name + " cannot carry this message here (" + reason + "); " + works);
    }

    private static Repeat repeat(Results results) {
        List<String> words = ShellCommand.repeating(results);
        List<String> shown = words.stream().map(Text::line).toList();
        return new Repeat(String.join(" ", shown), shown, shown.equals(words), ShellCommand.caution(results));
    }
}
