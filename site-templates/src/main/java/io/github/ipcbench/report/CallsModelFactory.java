package io.github.ipcbench.report;

import io.github.ipcbench.calls.article.ArticleArithmetic;
import io.github.ipcbench.judgement.ProfileFit;
import io.github.ipcbench.report.CallsModel.Calls;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.Results;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns what the runs with instruments found out into its part of the view model. */
final class CallsModelFactory {
    /** Code of the warning that says why calls were not traced. */
    private static final String NO_TRACER = "no-strace";

    private CallsModelFactory() {}

    static Calls of(Results results, ShownNames names) {
        CallFindings findings = results.calls().orElse(CallFindings.NONE);
        return new Calls(
                StepTables.tables(findings.profiles(), names),
                messages(results, ProfileFit.CODE).toList(),
                StepTables.NOTES,
                StepChartLayout.of(findings.profiles(), names),
                StepTables.explained(findings.profiles()),
                StepTables.accounts(findings.profiles(), names),
                CallTables.tables(findings, names),
                CallTables.NOTES,
                findings.traces().isEmpty() ? messages(results, NO_TRACER).findFirst() : Optional.empty(),
                ArticleTables.of(ArticleArithmetic.of(findings, results.plan().messagesPerSession()), names));
    }

    /** What the session's warnings of one code say, for the place that they concern. */
    private static Stream<String> messages(Results results, String code) {
        return results.warnings().stream()
                .filter(warning -> warning.code().equals(code))
                .map(warning -> Text.line(warning.message()));
    }
}
