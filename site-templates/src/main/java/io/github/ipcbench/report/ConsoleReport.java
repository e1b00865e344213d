package io.github.ipcbench.report;

import io.github.ipcbench.results.Results;

/** The answer and the table for a terminal. */
public final class ConsoleReport {
    private ConsoleReport() {}

    /** Lines of plain text, each ending in a line feed; holds no control sequence, whatever the results hold. */
    public static String render(Results results) {
        return new ReportRenderer(new TemplateRenderer()).console(ReportModelFactory.of(results));
    }
}
