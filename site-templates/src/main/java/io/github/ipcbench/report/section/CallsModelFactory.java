package io.github.ipcbench.report.section;

import io.github.ipcbench.calls.article.ArticleArithmetic;
import io.github.ipcbench.report.model.CallsModel.Calls;
import io.github.ipcbench.report.text.ShownNames;
import io.github.ipcbench.report.text.WarningText;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.WarningCode;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns what the runs with instruments found out into its part of the view model. */
public final class CallsModelFactory {
    private CallsModelFactory() {}

    public static Calls of(Results results, ShownNames names) {
        CallFindings findings = results.calls().orElse(CallFindings.NONE);
        return new Calls(
                StepTables.tables(findings.profiles(), names),
                messages(results, WarningCode.PROFILE_DIFFERS).toList(),
                StepTables.NOTES,
                StepTables.explained(findings.profiles()),
                StepTables.addUp(findings.profiles()),
                StepTables.accounts(findings.profiles(), names),
                CallTables.tables(findings, names),
                CallTables.NOTES,
                findings.traces().isEmpty()
                        ? messages(results, WarningCode.NO_STRACE).findFirst()
                        : Optional.empty(),
                ArticleTables.of(ArticleArithmetic.of(findings, results.plan().messagesPerSession()), names));
    }

    /** What the session's warnings of one code say, for the place that they concern. */
    private static Stream<String> messages(Results results, WarningCode code) {
        return results.warnings().stream()
                .filter(warning -> warning.code() == code)
                .map(warning -> WarningText.sentence(warning, results.names()));
    }
}
