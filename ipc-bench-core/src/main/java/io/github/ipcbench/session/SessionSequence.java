package io.github.ipcbench.session;

import io.github.ipcbench.machine.HostSupport;
import io.github.ipcbench.machine.UnsupportedHostException;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.InvalidPlanException;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.PlanDefaults;
import io.github.ipcbench.plan.PlanParser;
import io.github.ipcbench.plan.PlanProperty;
import io.github.ipcbench.plan.Quoted;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.CaseRecord.Voided;
import io.github.ipcbench.results.ForeignFilesException;
import io.github.ipcbench.results.OutputDirectory;
import io.github.ipcbench.results.Reports;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.results.RunVoidedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * All that a session is, in order: host, plan, lock, what may be replaced, whether a stored session goes on, measuring, the
 * reports; and what is left when a fault or a signal ends it.
 */
public final class SessionSequence {
    /** Between the end of a worker that got the terminal's signal and that of this JVM, which got it too. */
    private static final Duration SIGNAL_MOMENT = Duration.ofMillis(200);

    private final List<Mode> modes;
    private final Measurement measurement;
    private final Reports reports;
    private final Audience audience;

    /** What measures a plan, such as {@link Session#measure}. */
    @FunctionalInterface
    public interface Measurement {
        Results measure(BenchmarkPlan plan, Optional<StoredSession> before, Consumer<Results> stored)
                throws ResumeRefusedException, RunVoidedException, IOException, InterruptedException;
    }

    /** Who is told what the session is about to do, and how it ended. */
    public interface Audience {
        /** The file system of the output directory knows no locks, so that nothing keeps a second session out of it. */
        void notLocked(Path directory);

        /** Workers run without the options in these environment variables; at least one. */
        void optionsNotPassedOn(List<String> variables);

        void begins(BenchmarkPlan plan);

        void continues(Results stored);

        /** The stored session is complete. */
        void nothingLeft(Results stored);

        /** What the session comes to, in lines; from any thread. */
        void ends(List<String> lines);
    }

    /**
     * A session that is over.
     *
     * @param directory where its results lie
     * @param voided which cases are void and why, in lines, when the others were measured: a fault, once everything is made of
     *     the results that is made of them
     */
    public record Ended(Path directory, Optional<String> voided) {}

    /** @param modes every mode that can be named */
    public SessionSequence(List<Mode> modes, Measurement measurement, Reports reports, Audience audience) {
        this.modes = modes;
        this.measurement = measurement;
        this.reports = reports;
        this.audience = audience;
    }

    /**
     * Begins a session.
     *
     * @param given properties the user gave, by full name
     */
    public Ended begin(Map<String, String> given, Supplier<PlanDefaults> lateDefaults) throws SessionException {
        PlanDefaults defaults = defaults(lateDefaults);
        try {
            BenchmarkPlan plan = plan(given, defaults);
            Path directory = plan.output().directory();
            return lockedIn(directory, () -> {
                audience.begins(plan);
                return carryOut(plan, Optional.empty());
            });
        } catch (ForeignFilesException e) {
            throw new SessionException(e.getMessage());
        } catch (ResumeRefusedException | IOException e) {
            throw new SessionException(e.getMessage(), e);
        }
    }

    /**
     * Goes on with the session that lies in the output directory. A case that is void is not measured again.
     */
    public Ended goOn(Map<String, String> given, Supplier<PlanDefaults> lateDefaults) throws SessionException {
        PlanDefaults defaults = defaults(lateDefaults);
        try {
            Path directory = PlanParser.outputDirectory(given, defaults);
            StoredSession.requireIn(directory);
            return lockedIn(directory, () -> {
                StoredSession session = StoredSession.in(directory);
                BenchmarkPlan plan = plan(session.properties(given), defaults);
                if (session.isOver()) {
                    session.requireSamePlan(plan);
                    audience.nothingLeft(session.results());
                    report(session.results(), directory);
                    return session.results();
                }
                audience.continues(session.results());
                return carryOut(plan, Optional.of(session));
            });
        } catch (InvalidPlanException e) {
            throw new SessionException(e.refusal("nothing was measured"));
        } catch (ResumeRefusedException | IOException e) {
            // Without a cause: the lines say it all.
            throw new SessionException(e.getMessage());
        }
    }

    /** The host first: only a system like this one has the defaults of a plan. */
    private static PlanDefaults defaults(Supplier<PlanDefaults> defaults) throws SessionException {
        try {
            HostSupport.require();
            return PlanDefaults.found(defaults);
        } catch (UnsupportedHostException | InvalidPlanException e) {
            throw new SessionException(e.getMessage());
        }
    }

    /** A session, or what is left of one; returns what it comes to. */
    @FunctionalInterface
    private interface Job {
        Results run() throws SessionException, ResumeRefusedException, IOException;
    }

    private Ended lockedIn(Path directory, Job job) throws SessionException, ResumeRefusedException, IOException {
        SessionLock lock = lock(directory);
        try {
            if (!lock.isExclusive()) {
                audience.notLocked(directory);
            }
            OutputDirectory.requireOurs(directory);
            return new Ended(directory, voided(job.run(), directory));
        } finally {
            lock.close();
        }
    }

    private static SessionLock lock(Path directory) throws SessionException, IOException {
        try {
            return SessionLock.take(directory);
        } catch (OutputDirectoryInUseException e) {
            throw new SessionException(e.getMessage());
        }
    }

    private BenchmarkPlan plan(Map<String, String> given, PlanDefaults defaults) throws SessionException {
        List<String> problems = new ArrayList<>();
        try {
            BenchmarkPlan plan = new PlanParser(modes).parse(given, defaults);
            problems.addAll(reports.problems());
            if (problems.isEmpty()) {
                return plan;
            }
        } catch (InvalidPlanException e) {
            problems.addAll(e.problems());
            problems.addAll(reports.problems());
        }
        throw new SessionException(new InvalidPlanException(problems).refusal("nothing was measured"));
    }

    private Results carryOut(BenchmarkPlan plan, Optional<StoredSession> before)
            throws SessionException, ResumeRefusedException {
        List<String> withheld = WorkerCommand.optionsNotPassedOn();
        if (!withheld.isEmpty()) {
            audience.optionsNotPassedOn(withheld);
        }
        Underway underway = new Underway(plan.output().directory());
        Shutdown shutdown = Shutdown.holdUp(underway::stopped);
        try {
            Results results = underway.measure(plan, before);
            // What is stored has its report, even when there is little in it.
            report(results, plan.output().directory());
            if (results.runs().isEmpty()) {
                throw new SessionException("no mode could be measured: "
                        + results.unsupported().stream()
                                .map(one -> Quoted.line(plan.names().of(one.key())) + ": "
                                        + one.unsupported().orElseThrow().inWords())
                                .collect(Collectors.joining("; ")));
            }
            return results;
        } finally {
            shutdown.close();
        }
    }

    /** One message for all of them; each fault was told in full when it happened. */
    static Optional<String> voided(Results results, Path directory) {
        List<CaseRecord> cases = results.voided();
        if (cases.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        lines.add(cases.size() + " of " + results.cases().size() + " cases " + (cases.size() == 1 ? "is" : "are")
                + " void; the others were measured: " + directory.resolve(OutputDirectory.PAGE));
        for (CaseRecord one : cases) {
            Voided why = one.voided().orElseThrow();
            lines.add(Quoted.line(results.names().of(one.key())) + ", " + why.where() + ": " + why.reasonInWords()
                    + why.log()
                            .map(log -> "; log: " + directory + "/" + Quoted.line(log))
                            .orElse("; its workers printed nothing"));
        }
        String modes = cases.stream().map(one -> one.key().mode()).distinct().collect(Collectors.joining(","));
        lines.add("To measure again, in a session of its own: " + PlanProperty.MODES + "=" + Quoted.line(modes)
                + " and another " + PlanProperty.OUTPUT_DIRECTORY + "; " + PlanProperty.RESUME
                + " leaves out what is void");
        return Optional.of(String.join("\n", lines));
    }

    private void report(Results results, Path directory) throws SessionException {
        try {
            audience.ends(reports.ofWhole(results, directory));
        } catch (IOException e) {
            throw new SessionException(e.getMessage(), e.getCause());
        }
    }

    /** A session that is being measured, and its end before its plan's. */
    private final class Underway {
        private final Path directory;
        private final AtomicReference<Optional<Results>> stored = new AtomicReference<>(Optional.empty());
        private final AtomicBoolean stopReported = new AtomicBoolean();

        Underway(Path directory) {
            this.directory = directory;
        }

        Results measure(BenchmarkPlan plan, Optional<StoredSession> before)
                throws SessionException, ResumeRefusedException {
            try {
                return measurement.measure(plan, before, results -> stored.set(Optional.of(results)));
            } catch (RunVoidedException | IOException e) {
                throw fault(e);
            } catch (InterruptedException e) {
                // An interrupted thread can write no file: first the report, then the interrupt.
                SessionException fault = new SessionException("interrupted" + beforeFault(), e);
                Thread.currentThread().interrupt();
                throw fault;
            } catch (RuntimeException e) {
                if (Shutdown.isUnderWay()) {
                    throw fault(e);
                }
                throw e;
            }
        }

        /** A worker that a signal ended is no fault when the signal was meant for all of us. */
        private SessionException fault(Exception cause) {
            if (isStopping()) {
                stopped();
                return new SessionException("stopped by a signal");
            }
            return new SessionException(cause.getMessage() + beforeFault(), cause);
        }

        private String beforeFault() {
            return "\n"
                    + measured()
                            .map(results -> reports.beforeFault(results, directory))
                            .orElseGet(() -> "No run was finished before." + earlierSession());
        }

        /** Reports what there is when the JVM is told to end; false when another thread has begun to. */
        boolean stopped() {
            if (!stopReported.compareAndSet(false, true)) {
                return false;
            }
            audience.ends(measured()
                    .map(results -> reports.ofStopped(results, directory))
                    .orElseGet(() ->
                            List.of("stopped before the first run was in; nothing is stored." + earlierSession())));
            return true;
        }

        private Optional<Results> measured() {
            return stored.get().filter(results -> !results.runs().isEmpty());
        }

        /** Nobody should take the report of another session for this one's. */
        private String earlierSession() {
            Path file = directory.resolve(ResultsFile.NAME);
            if (!Files.exists(file)) {
                return "";
            }
            try {
                return "\nThe results and the report in '" + directory + "' are of an earlier session, started "
                        + ResultsJson.read(file).startedAt() + ".";
            } catch (IOException e) {
                return "\nThe results in '" + directory + "' are not of this session.";
            }
        }
    }

    private static boolean isStopping() {
        try {
            return Shutdown.isUnderWayWithin(SIGNAL_MOMENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
