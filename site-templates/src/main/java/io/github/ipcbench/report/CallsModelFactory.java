package io.github.ipcbench.report;

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

    static Calls of(Results results, ModeNames names) {
        CallFindings findings = results.calls().orElse(CallFindings.NONE);
        return new Calls(
                StepTables.tables(findings.profiles(), names),
                StepTables.tables(findings.isolated(), names),
                messages(results, ProfileFit.CODE).toList(),
                StepTables.notes(),
                StepChartLayout.of(findings.profiles(), names),
                StepTables.accounts(findings.profiles(), names),
                CallTables.tables(findings, names),
                CallTables.notes(findings, names),
                findings.traces().isEmpty() ? messages(results, NO_TRACER).findFirst() : Optional.empty(),
                ArticleTables.of(findings.article()));
    }

    /** What the session's warnings of one code say, for the place that they concern. */
    private static Stream<String> messages(Results results, String code) {
        return results.warnings().stream()
                .filter(warning -> warning.code().equals(code))
                .map(warning -> Text.line(warning.message()));
    }
}
