package io.github.ipcbench.maven;

import io.github.ipcbench.machine.HostSupport;
import io.github.ipcbench.machine.UnsupportedHostException;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.InvalidPlanException;
import io.github.ipcbench.plan.PlanDefaults;
import io.github.ipcbench.plan.PlanParser;
import io.github.ipcbench.report.template.ReportTemplateException;
import io.github.ipcbench.results.ForeignFilesException;
import io.github.ipcbench.results.OutputDirectory;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.session.OutputDirectoryInUseException;
import io.github.ipcbench.session.ResultsFile;
import io.github.ipcbench.session.ResumeRefusedException;
import io.github.ipcbench.session.SessionLock;
import io.github.ipcbench.session.Shutdown;
import io.github.ipcbench.session.StoredSession;
import io.github.ipcbench.session.WorkerCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;

/** The main job in order: properties to a plan, plan to results, results to reports and a table. */
final class MeasureAndReport {
    /** Between the end of a worker that got the terminal's signal and that of this JVM, which got it too. */
    private static final Duration SIGNAL_MOMENT = Duration.ofMillis(200);

    private final Engine engine;
    private final Progress progress;
    private final Consumer<String> lines;

    /** @param lines takes what a person is to read, line by line */
    MeasureAndReport(Engine engine, Progress progress, Consumer<String> lines) {
        this.engine = engine;
        this.progress = progress;
        // A line may come while the bar is there, such as when somebody stops the session.
        this.lines = line -> {
            progress.close();
            lines.accept(line);
        };
    }

    /**
     * Begins a session.
     *
     * @return where its results lie
     */
    Path run(Map<String, String> given, Supplier<PlanDefaults> lateDefaults) throws MojoExecutionException {
        requireHost();
        PlanDefaults defaults = Wording.defaults(lateDefaults);
        try {
            BenchmarkPlan plan = plan(given, defaults);
            lockedIn(plan.output().directory(), () -> {
                lines.accept(Wording.intention(plan));
                carryOut(plan, Optional.empty());
            });
            return plan.output().directory();
        } catch (ForeignFilesException e) {
            throw new MojoExecutionException(e.getMessage());
        } catch (ResumeRefusedException | IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    /**
     * Goes on with the session that lies in the output directory.
     *
     * @return where its results lie
     */
    Path resume(Map<String, String> given, Supplier<PlanDefaults> lateDefaults) throws MojoExecutionException {
        requireHost();
        PlanDefaults defaults = Wording.defaults(lateDefaults);
        try {
            Path directory = PlanParser.outputDirectory(given, defaults);
            StoredSession.requireIn(directory);
            lockedIn(directory, () -> {
                StoredSession session = StoredSession.in(directory);
                BenchmarkPlan plan = plan(session.properties(given), defaults);
                if (session.isOver()) {
                    session.requireSamePlan(plan);
                    lines.accept(Wording.nothingLeft(session.results()));
                    report(session.results(), directory);
                } else {
                    lines.accept(Wording.continuation(session.results()));
                    carryOut(plan, Optional.of(session));
                }
            });
            return directory;
        } catch (InvalidPlanException e) {
            throw new MojoExecutionException(Wording.refusal(e.problems()));
        } catch (ResumeRefusedException | IOException e) {
            // Without a cause: the lines say it all, and Maven would repeat them.
            throw new MojoExecutionException(e.getMessage());
        }
    }

    /** Before the defaults of a plan are found, which only a system like this one has. */
    private static void requireHost() throws MojoExecutionException {
        try {
            HostSupport.require();
        } catch (UnsupportedHostException e) {
            throw new MojoExecutionException(e.getMessage());
        }
    }

    /** A session, or what is left of one. */
    @FunctionalInterface
    private interface Job {
        void run() throws MojoExecutionException, ResumeRefusedException, IOException;
    }

    private void lockedIn(Path directory, Job job) throws MojoExecutionException, ResumeRefusedException, IOException {
        SessionLock lock = lock(directory);
        try {
            if (!lock.isExclusive()) {
                lines.accept(Wording.notLocked(directory));
            }
            OutputDirectory.requireOurs(directory);
            job.run();
        } finally {
            lock.close();
        }
    }

    private static SessionLock lock(Path directory) throws MojoExecutionException, IOException {
        try {
            return SessionLock.take(directory);
        } catch (OutputDirectoryInUseException e) {
            throw new MojoExecutionException(e.getMessage());
        }
    }

    private BenchmarkPlan plan(Map<String, String> given, PlanDefaults defaults) throws MojoExecutionException {
        List<String> problems = new ArrayList<>();
        try {
            BenchmarkPlan plan = new PlanParser(engine.modes()).parse(given, defaults);
            problems.addAll(engine.reportProblems());
            if (problems.isEmpty()) {
                return plan;
            }
        } catch (InvalidPlanException e) {
            problems.addAll(e.problems());
            problems.addAll(engine.reportProblems());
        }
        // Without a cause: the lines say it all, and Maven would repeat them.
        throw new MojoExecutionException(Wording.refusal(problems));
    }

    private void carryOut(BenchmarkPlan plan, Optional<StoredSession> before)
            throws MojoExecutionException, ResumeRefusedException {
        List<String> withheld = WorkerCommand.optionsNotPassedOn();
        if (!withheld.isEmpty()) {
            lines.accept(Wording.optionsNotPassedOn(withheld));
        }
        EndOfSession end = new EndOfSession(engine, plan, lines);
        Shutdown shutdown = Shutdown.holdUp(end::afterStop);
        try {
            Results results = measure(plan, before, end);
            // What is stored has its report, even when there is little in it.
            report(results, plan.output().directory());
            if (results.runs().isEmpty()) {
                throw new MojoExecutionException("no mode could be measured: "
                        + results.unsupported().stream()
                                .map(one -> Wording.unsupported(
                                        plan.names().of(one.key()),
                                        one.unsupported().orElseThrow()))
                                .collect(Collectors.joining("; ")));
            }
        } finally {
            shutdown.close();
        }
    }

    private Results measure(BenchmarkPlan plan, Optional<StoredSession> before, EndOfSession end)
            throws MojoExecutionException, ResumeRefusedException {
        try (progress) {
            return engine.measure(plan, before, progress, end::stored);
        } catch (RunVoidedException | IOException e) {
            throw fault(e.getMessage(), e, end);
        } catch (InterruptedException e) {
            // An interrupted thread can write no file: first the report, then the interrupt.
            MojoExecutionException fault = new MojoExecutionException("interrupted" + end.afterFault(), e);
            Thread.currentThread().interrupt();
            throw fault;
        } catch (RuntimeException e) {
            if (Shutdown.isUnderWay()) {
                throw fault(e.getMessage(), e, end);
            }
            throw e;
        }
    }

    /** A worker that a signal ended is no fault when the signal was meant for all of us. */
    private static MojoExecutionException fault(String message, Exception cause, EndOfSession end) {
        if (isStopping()) {
            end.afterStop();
            return new MojoExecutionException("stopped by a signal");
        }
        return new MojoExecutionException(message + end.afterFault(), cause);
    }

    private static boolean isStopping() {
        try {
            return Shutdown.isUnderWayWithin(SIGNAL_MOMENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void report(Results results, Path directory) throws MojoExecutionException {
        try {
            List<Path> reports = engine.writeReports(results, directory);
            engine.consoleReport(results).lines().forEach(lines);
            Wording.reports(reports).forEach(lines);
        } catch (ReportTemplateException e) {
            throw new MojoExecutionException(
                    "the results are stored in '" + directory.resolve(ResultsFile.NAME)
                            + "', but not every report could be written: " + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "the results are stored, but no report could be written to '" + directory + "': " + e.getMessage(),
                    e);
        }
    }
}
