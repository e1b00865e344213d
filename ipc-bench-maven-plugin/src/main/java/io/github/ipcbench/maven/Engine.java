package io.github.ipcbench.maven;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.report.template.ReportTemplateException;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.session.ResumeRefusedException;
import io.github.ipcbench.session.StoredSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the goals ask of the engine and the report generator. */
interface Engine {
    /** Every mode that can be named. */
    List<Mode> modes();

    /**
     * Measures a plan, keeping {@code results.json} in its output directory up to date.
     *
     * @param before the session to go on with; a new one begins without
     * @param stored hears what the file holds whenever it was rewritten
     */
    Results measure(BenchmarkPlan plan, Optional<StoredSession> before, Progress progress, Consumer<Results> stored)
            throws ResumeRefusedException, RunVoidedException, IOException, InterruptedException;

    /** Why reports cannot be written as asked for, a line each; known before anything is measured. */
    List<String> reportProblems();

    /** Writes the reports beside the results and names them, the one to open first. */
    List<Path> writeReports(Results results, Path directory) throws IOException, ReportTemplateException;

    /** What to type to go on with an unfinished session. */
    String continueCommand(Results results);

    /** The answer and its table as lines for a console. */
    String consoleReport(Results results) throws IOException, ReportTemplateException;
}
