package io.github.ipcbench.report;

import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.section.FindingText;
import io.github.ipcbench.report.section.TrustLines;
import io.github.ipcbench.report.template.ReportTemplateException;
import io.github.ipcbench.results.InsufficientMemoryException;
import io.github.ipcbench.results.Results;
import java.nio.file.Path;
import java.util.Optional;

/** The answer and the table for a terminal. */
public final class ConsoleReport {
    private ConsoleReport() {}

    /** The finding in one line. */
    public static String finding(Results results) {
        return FindingText.of(ReportInput.of(results)).heading();
    }

    /** What a build should warn of: that a session is to be trusted little, and why; empty where its trust is good. */
    public static Optional<String> doubt(Results results) {
        return TrustLines.of(ReportInput.of(results))
                .filter(trust -> !trust.level().equals("good"))
                .map(trust -> "Trust: " + trust.level() + ". " + trust.reason());
    }

    /**
     * Lines of plain text, each ending in a line feed; no value in them holds a control sequence, whatever the results
     * hold.
     *
     * @param templates a directory whose files override ours of the same name
     * @throws InsufficientMemoryException if the session is too long for this JVM's heap
     * @throws ReportTemplateException if the template is broken, or {@code templates} is no directory
     */
    public static String render(Results results, Optional<Path> templates) throws InsufficientMemoryException {
        try {
            return ConsoleText.wrapped(ReportRenderer.with(templates).console(ReportModelFactory.of(results)));
        } catch (OutOfMemoryError e) {
            throw InsufficientMemoryException.ofReport(results, e);
        }
    }
}
