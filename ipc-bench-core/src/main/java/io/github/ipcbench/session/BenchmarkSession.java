package io.github.ipcbench.session;

import io.github.ipcbench.judgement.NoiseDoubts;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.judgement.Thresholds;
import io.github.ipcbench.machine.FrequencyGovernor;
import io.github.ipcbench.plan.Baseline;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.plan.RunPurpose;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.plan.Variant;
import io.github.ipcbench.protocol.ControlMessage.Ready;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.CaseRecord.Depth;
import io.github.ipcbench.results.CaseRecord.Unsupported;
import io.github.ipcbench.results.CaseRecord.Voided;
import io.github.ipcbench.results.Environment;
import io.github.ipcbench.results.ModeRecord;
import io.github.ipcbench.results.OutOfSpaceException;
import io.github.ipcbench.results.PlanRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WarningCode.Origin;
import io.github.ipcbench.results.WorkerMeasurement;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One session: calibrates the cases, then carries out the schedule run by run, keeping what is measured after each; or
 * takes up a stored session at its next run.
 */
public final class BenchmarkSession {
    private static final long TRIAL_NANOS = 250_000_000L;

    /**
     * Between the end of a worker that got the terminal's signal and that of this JVM, which got it too. Long enough for a
     * machine with much other work: a case that is taken for void is stored so.
     */
    private static final Duration SIGNAL_MOMENT = Duration.ofSeconds(2);

    private final BenchmarkPlan plan;
    private final String toolVersion;
    private final WorkerCommand command;
    private final ResultsStore store;
    private final SessionListener listener;

    private final CaseNames names;
    private final RunFloor runFloor = new RunFloor();
    private Run.Opener opener;

    private final Optional<Results> before;
    private final String startedAt;
    private final List<CaseRecord> cases = new ArrayList<>();
    private final List<RunResult> runs = new ArrayList<>();
    private Optional<SelfCheckRuns> selfCheck = Optional.empty();
    private int finished;
    private final List<Warning> warnings = new ArrayList<>();
    private Environment environment;
    private double sameFloor;
    private PairRepeats repeats;

    /**
     * A new session.
     *
     * @param environment the machine, as far as the controller can tell; the workers add what only they know
     * @param toolVersion version of IPC Bench, recorded with the results
     */
    public BenchmarkSession(
            BenchmarkPlan plan,
            Environment environment,
            String toolVersion,
            WorkerCommand command,
            ResultsStore store,
            SessionListener listener) {
        this(plan, environment, toolVersion, command, store, listener, Optional.empty());
    }

    private BenchmarkSession(
            BenchmarkPlan plan,
            Environment environment,
            String toolVersion,
            WorkerCommand command,
            ResultsStore store,
            SessionListener listener,
            Optional<Results> before) {
        this.plan = plan;
        this.names = plan.names();
        this.environment = environment;
        this.toolVersion = toolVersion;
        this.command = command;
        this.store = store;
        this.listener = listener;
        this.before = before;
        // Variants that are placed in other ways have other floors, whatever the machine does.
        this.sameFloor =
                plan.variants().stream().map(Variant::affinity).distinct().count() == 1
                        ? Thresholds.SAME_FLOOR
                        : Double.MAX_VALUE;
        this.repeats = repeats(List.of());
        this.startedAt =
                before.map(Results::startedAt).orElseGet(() -> Instant.now().toString());
    }

    /** For a test that wants every pair repeated that may be. */
    BenchmarkSession whereFloorsMayDifferBy(double share) {
        sameFloor = share;
        repeats = repeats(List.of());
        return this;
    }

    private PairRepeats repeats(List<RunResult> earlier) {
        return new PairRepeats(sameFloor, plan.runs().perCase(), earlier);
    }

    /**
     * A stored session, to be continued at its next run. Whether plan and machine are the same is for
     * {@link StoredSession#requireSame} to find out.
     */
    public static BenchmarkSession continuing(
            BenchmarkPlan plan,
            StoredSession session,
            WorkerCommand command,
            ResultsStore store,
            SessionListener listener) {
        Results before = session.results();
        return new BenchmarkSession(
                plan, before.environment(), before.tool(), command, store, listener, Optional.of(before));
    }

    /**
     * Measures. When a run is void its case is left out from then on, and the others go on.
     *
     * @return the results; without runs when no case can be measured on this machine
     * @throws RunVoidedException when a worker crashed, hung or lied, and no other case is left; all runs before it are stored
     * @throws IOException when workers cannot be forked or results cannot be stored
     */
    public Results run() throws IOException, RunVoidedException, InterruptedException {
        try (ShutdownGuard guard = ShutdownGuard.install(plan.tempDirectories(), listener::warned)) {
            return run(guard);
        }
    }

    /** The same, in the private directories of a session that has them already. */
    Results run(ShutdownGuard guard) throws IOException, RunVoidedException, InterruptedException {
        listener.sessionStarted(names, SessionSteps.of(plan, before.isPresent()));
        opener = new Run.Opener(plan, command, guard);
        if (before.isPresent()) {
            takeUp(before.get());
        } else {
            calibrate();
            environment
                    .queueFileSystem()
                    .filter(type -> !type.equals("tmpfs"))
                    .map(type -> Warning.of(WarningCode.QUEUE_FILE_SYSTEM, type))
                    .ifPresent(warnings::add);
            warnings.addAll(
                    NoiseDoubts.ofSession(environment.loadAverage(), environment.cores(), FrequencyGovernor.current()));
        }
        List<ScheduledRun> schedule = schedule();
        if (schedule.isEmpty()) {
            store.save(results(true, runFloor.warnings()));
        }
        while (finished < schedule.size()) {
            List<ScheduledRun> together = together(schedule);
            int last = schedule.get(schedule.size() - 1).index();
            int goOn = StoredSession.measured(cases).size();
            together.forEach(run -> listener.runStarted(run, last));
            try {
                List<RunResult> results = keep(together, execute(together, ""));
                finished += together.size();
                store.save(results(finished == schedule.size(), runFloor.warnings()));
                for (int place = 0; place < together.size(); place++) {
                    listener.runFinished(together.get(place), last, results.get(place));
                }
                repeat(repeats.after(schedule, finished, runs), last, finished == schedule.size());
            } catch (RunsInTurns.Fault fault) {
                leaveOut(fault);
            }
            if (StoredSession.measured(cases).size() < goOn) {
                schedule = schedule();
                store.save(results(finished == schedule.size(), runFloor.warnings()));
            }
        }
        return results(true, runFloor.warnings());
    }

    /** The next run of a schedule, with those of other variants that stand next to it. */
    private List<ScheduledRun> together(List<ScheduledRun> schedule) {
        ScheduledRun next = schedule.get(finished);
        return schedule.subList(finished, schedule.size()).stream()
                .takeWhile(run ->
                        run.equals(next) || (next.purpose() == RunPurpose.HEADLINE && PairRepeats.isOfPair(run, next)))
                .toList();
    }

    private List<ScheduledRun> schedule() {
        return StoredSession.schedule(
                plan,
                cases,
                results(false, List.of()).runsInOrder().stream()
                        .map(RunResult::index)
                        .collect(Collectors.toSet()));
    }

    /**
     * One case's fault is no reason to lose what the others cost: they go on, if there are any. Runs of it that are in are
     * kept. See {@code docs/decisions/0023-void-runs.md}.
     *
     * @throws RunVoidedException the fault, when it is no other case's turn: there is none, or everything is being stopped
     */
    private void leaveOut(RunsInTurns.Fault fault) throws RunVoidedException, InterruptedException {
        Case key = fault.run().key();
        RunVoidedException why = fault.why();
        Voided voided = why.voided().in(fault.run().index());
        boolean alone = StoredSession.measured(cases).size() == 1;
        if (alone || Shutdown.isUnderWayWithin(SIGNAL_MOMENT)) {
            throw why;
        }
        cases.replaceAll(one -> one.key().equals(key) ? one.withVoided(voided) : one);
        listener.caseVoided(key, why);
    }

    /**
     * Until all are in, the pair that is there counts.
     *
     * @param last index of the session's last run
     * @param complete whether every planned run is in
     */
    private void repeat(List<ScheduledRun> pair, int last, boolean complete)
            throws IOException, RunVoidedException, InterruptedException {
        if (pair.isEmpty()) {
            return;
        }
        pair.forEach(run -> listener.runStarted(run, last));
        try {
            repeats.take(
                    runs,
                    execute(pair, ", repeated").stream().map(Outcome::result).toList());
            store.save(results(complete, runFloor.warnings()));
        } catch (RunsInTurns.Fault fault) {
            leaveOut(fault);
        }
    }

    private List<RunResult> keep(List<ScheduledRun> together, List<Outcome> outcomes) {
        return IntStream.range(0, together.size())
                .mapToObj(place -> keep(together.get(place), outcomes.get(place)))
                .toList();
    }

    private RunResult keep(ScheduledRun run, Outcome outcome) {
        RunResult result = outcome.result();
        outcome.seenMost()
                .ifPresent(seen -> cases.replaceAll(one -> one.key().equals(result.key()) ? one.withSeen(seen) : one));
        switch (run.purpose()) {
            case HEADLINE -> runs.add(result);
            case AGAIN -> selfCheck.orElseThrow().addAgain(result);
            case DELAYED ->
                selfCheck.orElseThrow().addDelayed(result, outcome.delayNanos().orElseThrow());
        }
        return result;
    }

    private void takeUp(Results stored) {
        cases.addAll(stored.cases());
        runs.addAll(stored.runs());
        selfCheck = stored.selfCheck().map(SelfCheckRuns::of);
        finished = stored.runsInOrder().size();
        repeats = repeats(stored.repeated().orElse(List.of()));
        // What is concluded from all runs is concluded again.
        stored.warnings().stream()
                .filter(warning ->
                        warning.code().origin() != Origin.JUDGEMENT && warning.code() != WarningCode.REPEATED_PAIRS)
                .forEach(warnings::add);
        warnings.add(continued(stored));
    }

    /** Doubt to be stored with a session that was interrupted. */
    public static Warning continued(Results stored) {
        return Warning.of(
                WarningCode.CONTINUED,
                stored.runsInOrder().size(),
                stored.plannedRuns(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private void calibrate() throws IOException, RunVoidedException, InterruptedException {
        Map<Case, Double> loopNanosPerMessage = new LinkedHashMap<>();
        Optional<RunVoidedException> firstVoid = Optional.empty();
        for (Case key : plan.cases()) {
            listener.calibrationStarted(key, plan.cases().size());
            try {
                Calibration calibration = calibrate(key);
                calibration.loopNanosPerMessage().ifPresent(nanos -> loopNanosPerMessage.put(key, nanos));
                Ready sender = calibration.ends().sender();
                Depth depth = new Depth(
                        sender.depth(),
                        OptionalInt.empty(),
                        sender.sendBufferBytes(),
                        calibration.ends().receiver().receiveBufferBytes());
                cases.add(CaseRecord.measured(key, calibration.messages(), depth));
                if (key.variant().equals(plan.base().name())) {
                    environment = environment.withWorker(
                            sender.java(), sender.nativeCalls(), depth.sendBufferBytes(), depth.receiveBufferBytes());
                }
                listener.calibrated(key, calibration.messages());
            } catch (ModeUnsupportedException e) {
                addUnsupported(CaseRecord.unsupported(key, e.unsupported()));
            } catch (OutOfSpaceException e) {
                listener.warned(e.getMessage());
                addUnsupported(
                        CaseRecord.unsupported(key, new Unsupported(CaseRecord.OUT_OF_SPACE, OptionalLong.empty())));
            } catch (RunVoidedException e) {
                if (plan.cases().size() == 1 || Shutdown.isUnderWayWithin(SIGNAL_MOMENT)) {
                    throw e;
                }
                firstVoid = Optional.of(firstVoid.orElse(e));
                cases.add(CaseRecord.voided(key, e.voided()));
                listener.caseVoided(key, e);
            }
        }
        if (firstVoid.isPresent() && StoredSession.measured(cases).isEmpty()) {
            throw firstVoid.get();
        }
        if (plan.runs().selfCheck()) {
            selfCheck = Baseline.first(StoredSession.measured(cases))
                    .map(key -> new SelfCheckRuns(key, plan.preset(), loopNanosPerMessage.get(key)));
        }
    }

    private void addUnsupported(CaseRecord found) {
        cases.add(found);
        listener.caseUnsupported(found.key(), found.unsupported().orElseThrow());
    }

    /**
     * What a case's first pair of workers found.
     *
     * @param messages messages per run
     * @param ends what the workers said when their ends were open
     * @param loopNanosPerMessage loop CPU of both ends per message, when it was needed to know
     */
    private record Calibration(long messages, Run.Ends ends, OptionalDouble loopNanosPerMessage) {}

    /**
     * Finds whether a case works here and how many messages its runs move.
     *
     * @throws ModeUnsupportedException when its mode cannot carry the message
     */
    private Calibration calibrate(Case key)
            throws IOException, RunVoidedException, ModeUnsupportedException, InterruptedException {
        try (Run run =
                opener.open(key, "calibration (" + names.of(key) + ")", "calibration-" + fileName(names.of(key)))) {
            Run.Ends ends = run.configure(0);
            OptionalLong fixed = plan.runs().messages();
            if (fixed.isPresent() && !plan.runs().selfCheck()) {
                run.finish();
                return new Calibration(fixed.getAsLong(), ends, OptionalDouble.empty());
            }
            Trial trial = trial(run);
            run.finish();
            return new Calibration(
                    fixed.orElse(twoDigits(plan.preset().runTime().toNanos() / trial.wallNanosPerMessage)),
                    ends,
                    OptionalDouble.of(trial.loopNanosPerMessage));
        }
    }

    private record Trial(double wallNanosPerMessage, double loopNanosPerMessage) {}

    private static Trial trial(Run run) throws RunVoidedException, InterruptedException {
        double warmNanosPerMessage = run.warmUp();
        long messages = Math.max(1, Math.round(TRIAL_NANOS / warmNanosPerMessage));
        Run.Window window = run.measuredWindow(messages);
        long loopNanos = window.ends().stream()
                .mapToLong(WorkerMeasurement::loopCpuNanos)
                .sum();
        return new Trial((double) window.wallNanos() / messages, (double) loopNanos / messages);
    }

    /** Rounds to two significant digits, at least 1, so that counts are easy to compare from session to session. */
    static long twoDigits(double messages) {
        if (messages < 1) {
            return 1;
        }
        double unit = Math.max(1, Math.pow(10, Math.floor(Math.log10(messages)) - 1));
        return Math.round(Math.round(messages / unit) * unit);
    }

    private boolean pinnedApart(Case key) {
        return plan.variantOf(key)
                .affinity()
                .filter(cpus -> cpus.senderCpu() != cpus.receiverCpu())
                .isPresent();
    }

    /**
     * What came of a run.
     *
     * @param seenMost the most messages that were seen in flight
     * @param delayNanos what the planted delay really cost per message, in a run that has one
     */
    private record Outcome(RunResult result, OptionalInt seenMost, OptionalDouble delayNanos) {}

    /**
     * Carries out runs, several of them in turns.
     *
     * @param remark behind the names of the runs' cases
     * @throws RunsInTurns.Fault when one is void; the others are to be carried out again
     */
    private List<Outcome> execute(List<ScheduledRun> together, String remark)
            throws IOException, RunsInTurns.Fault, InterruptedException {
        try (RunsInTurns inTurns = new RunsInTurns()) {
            for (ScheduledRun run : together) {
                inTurns.add(run, open(run, remark), messages(run.key()), delayNanos(run));
            }
            List<RunsInTurns.Measured> measured =
                    inTurns.measure(runFloor, together.get(0).key().payloadBytes());
            inTurns.finish();
            return IntStream.range(0, together.size())
                    .mapToObj(place -> outcome(together.get(place), measured.get(place)))
                    .toList();
        }
    }

    private Run open(ScheduledRun run, String remark) throws IOException {
        return opener.open(
                run.key(),
                "run " + run.index() + " (" + run.title(names) + remark + ")",
                String.format(Locale.ROOT, "run-%04d-%s", run.index(), fileName(names.of(run.key()) + remark)));
    }

    /** CPU time that a run spends on each message besides; 0 for none. */
    private double delayNanos(ScheduledRun run) {
        return run.purpose() == RunPurpose.DELAYED ? selfCheck.orElseThrow().plantedNanos() : 0;
    }

    private Outcome outcome(ScheduledRun run, RunsInTurns.Measured measured) {
        return new Outcome(result(run, measured), measured.window().seenMost(), measured.delayNanos());
    }

    private RunResult result(ScheduledRun run, RunsInTurns.Measured measured) {
        Run.Window window = measured.window();
        return new RunResult(
                run.index(),
                run.round(),
                window.key(),
                messages(run.key()),
                window.wallNanos(),
                window.ends(),
                measured.noise(),
                measured.floor(),
                window.slices(),
                measured.noise()
                        .map(noise -> NoiseDoubts.ofRun(noise, pinnedApart(window.key())))
                        .orElse(List.of()));
    }

    /** A case's name as a part of a file's: of letters, digits and hyphens. */
    static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9]+", "-");
    }

    private PlanRecord planRecord() {
        return before.map(Results::plan).orElseGet(() -> PlanRecord.of(plan));
    }

    private List<ModeRecord> modeRecords() {
        return before.map(Results::modes)
                .orElseGet(() -> plan.modes().stream().map(ModeRecord::of).toList());
    }

    private long messages(Case key) {
        return cases.stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow()
                .messages()
                .orElseThrow();
    }

    private Results results(boolean complete, List<Warning> ofRuns) {
        List<Warning> all = new ArrayList<>(warnings);
        all.addAll(ofRuns);
        if (!repeats.replaced().isEmpty()) {
            all.add(Warning.of(WarningCode.REPEATED_PAIRS, repeats.pairs()));
        }
        Results results = new Results(
                Results.FORMAT,
                Results.VERSION,
                toolVersion,
                startedAt,
                complete,
                planRecord(),
                environment,
                modeRecords(),
                cases,
                runs,
                Optional.of(List.copyOf(repeats.replaced())).filter(replaced -> !replaced.isEmpty()),
                selfCheck.map(SelfCheckRuns::record),
                Optional.empty(),
                all);
        // Only then: concluded after each of thousands of runs it would take longer than the runs.
        return complete ? results.with(SessionSummary.of(results).warnings(results)) : results;
    }
}
