package io.github.ipcbench.report;

import io.github.ipcbench.report.CallsModel.Calls;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.Results;

/** Turns what the runs with instruments found out into its part of the view model. */
final class CallsModelFactory {
    private CallsModelFactory() {}

    static Calls of(Results results, ModeNames names) {
        CallFindings findings = results.calls().orElse(CallFindings.NONE);
        return new Calls(
                StepTables.tables(findings.profiles(), names),
                StepTables.notes(),
                StepChartLayout.of(findings.profiles(), names),
                StepTables.accounts(findings.profiles(), names));
    }
}
