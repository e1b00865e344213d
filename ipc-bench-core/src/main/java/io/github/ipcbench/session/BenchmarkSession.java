package io.github.ipcbench.session;

import io.github.ipcbench.judgement.NoiseDoubts;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.machine.FrequencyGovernor;
import io.github.ipcbench.plan.Baseline;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.RunPurpose;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.protocol.ControlMessage.Ready;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.CaseRecord.Depth;
import io.github.ipcbench.results.Environment;
import io.github.ipcbench.results.ModeRecord;
import io.github.ipcbench.results.PlanRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WarningCode.Origin;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One session: calibrates the cases, then carries out the schedule run by run, keeping what is measured after each; or
 * takes up a stored session at its next run.
 */
public final class BenchmarkSession {
    private final BenchmarkPlan plan;
    private final String toolVersion;
    private final WorkerCommand command;
    private final ResultsStore store;
    private final SessionListener listener;

    private final Optional<Results> before;
    private final String startedAt;
    private final List<CaseRecord> cases = new ArrayList<>();
    private final List<RunResult> runs = new ArrayList<>();
    private Optional<SelfCheckRuns> selfCheck = Optional.empty();
    private int finished;
    private final List<Warning> warnings = new ArrayList<>();
    private Environment environment;

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
        this.environment = environment;
        this.toolVersion = toolVersion;
        this.command = command;
        this.store = store;
        this.listener = listener;
        this.before = before;
        this.startedAt =
                before.map(Results::startedAt).orElseGet(() -> Instant.now().toString());
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
     * Measures. When a run is void the session ends; all runs before it are stored.
     *
     * @return the results; without runs when no case can be measured on this machine
     * @throws RunVoidedException when a worker crashed, hung or lied
     * @throws IOException when workers cannot be forked or results cannot be stored
     */
    public Results run() throws IOException, RunVoidedException, InterruptedException {
        listener.sessionStarted(plan.names());
        try (ShutdownGuard guard = ShutdownGuard.install(plan.tempDirectories(), listener::warned)) {
            RunExecutor executor = new RunExecutor(plan, new OpenRun.Opener(plan, command, guard));
            if (before.isPresent()) {
                takeUp(before.get());
            } else {
                calibrate(executor);
                warnings.addAll(NoiseDoubts.ofSession(
                        environment.loadAverage(), environment.cores(), FrequencyGovernor.current()));
            }
            List<ScheduledRun> schedule = StoredSession.schedule(plan, cases);
            if (schedule.isEmpty()) {
                store.save(results(true, executor.warnings()));
            }
            for (ScheduledRun run : schedule.subList(finished, schedule.size())) {
                listener.runStarted(run, schedule.size());
                RunResult result = keep(run, execute(executor, run));
                finished++;
                store.save(results(finished == schedule.size(), executor.warnings()));
                listener.runFinished(run, schedule.size(), result);
            }
            return results(true, executor.warnings());
        }
    }

    private RunResult keep(ScheduledRun run, RunExecutor.Outcome outcome) {
        RunResult result = outcome.result();
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
        // What is concluded from all runs is concluded again.
        stored.warnings().stream()
                .filter(warning -> warning.code().origin() != Origin.JUDGEMENT)
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

    private void calibrate(RunExecutor executor) throws IOException, RunVoidedException, InterruptedException {
        Map<Case, Double> loopNanosPerMessage = new LinkedHashMap<>();
        for (Case key : plan.cases()) {
            listener.calibrationStarted(key, plan.cases().size());
            try {
                RunExecutor.Calibration calibration = executor.calibrate(key);
                calibration.loopNanosPerMessage().ifPresent(nanos -> loopNanosPerMessage.put(key, nanos));
                Ready sender = calibration.ends().sender();
                Depth depth = new Depth(
                        sender.depth(),
                        sender.sendBufferBytes(),
                        calibration.ends().receiver().receiveBufferBytes());
                cases.add(CaseRecord.measured(key, calibration.messages(), depth));
                environment = environment.withWorker(
                        sender.java(), sender.nativeCalls(), depth.sendBufferBytes(), depth.receiveBufferBytes());
                listener.calibrated(key, calibration.messages());
            } catch (ModeUnsupportedException e) {
                CaseRecord result = CaseRecord.unsupported(key, e.reason(), e.largestBytes());
                cases.add(result);
                listener.caseUnsupported(key, result.unsupported().orElseThrow());
            }
        }
        if (plan.runs().selfCheck()) {
            selfCheck = Baseline.first(StoredSession.measured(cases))
                    .map(key -> new SelfCheckRuns(key, plan.preset(), loopNanosPerMessage.get(key)));
        }
    }

    private RunExecutor.Outcome execute(RunExecutor executor, ScheduledRun run)
            throws IOException, RunVoidedException, InterruptedException {
        try {
            double delayNanos = run.purpose() == RunPurpose.DELAYED
                    ? selfCheck.orElseThrow().plantedNanos()
                    : 0;
            return executor.execute(run, messages(run.key()), delayNanos);
        } catch (ModeUnsupportedException e) {
            throw new RunVoidedException(
                    "run " + run.index() + " (" + run.title(plan.names())
                            + ") is void: the mode worked when it was calibrated," + " and now says " + e.reason(),
                    e);
        }
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
        List<Warning> all = Stream.concat(warnings.stream(), ofRuns.stream()).toList();
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
                selfCheck.map(SelfCheckRuns::record),
                Optional.empty(),
                all);
        // Only then: concluded after each of thousands of runs it would take longer than the runs.
        return complete ? results.with(SessionSummary.of(results).warnings(results)) : results;
    }
}
