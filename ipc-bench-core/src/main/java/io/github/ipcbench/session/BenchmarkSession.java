package io.github.ipcbench.session;

import io.github.ipcbench.judgement.FloorCanary;
import io.github.ipcbench.machine.FrequencyGovernor;
import io.github.ipcbench.machine.NoiseThresholds;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.RunPurpose;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.protocol.ControlMessage.Ready;
import io.github.ipcbench.results.Environment;
import io.github.ipcbench.results.PlanRecord;
import io.github.ipcbench.results.QueueRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.UnsupportedMode;
import io.github.ipcbench.results.Warning;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One session: calibrates the modes, then carries out the schedule run by run, keeping what is measured after each; or
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
    private final Map<Mode, Long> messages = new LinkedHashMap<>();
    private final List<RunResult> runs = new ArrayList<>();
    private final List<QueueRecord> queues = new ArrayList<>();
    private final List<UnsupportedMode> unsupported = new ArrayList<>();
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
     * @return the results; without runs when no mode can be measured on this machine
     * @throws RunVoidedException when a worker crashed, hung or lied
     * @throws IOException when workers cannot be forked or results cannot be stored
     */
    public Results run() throws IOException, RunVoidedException, InterruptedException {
        try (ShutdownGuard guard = ShutdownGuard.install(plan.tempDirectory(), listener::warned)) {
            RunExecutor executor = new RunExecutor(plan, new OpenRun.Opener(plan, command, guard));
            if (before.isPresent()) {
                takeUp(before.get());
            } else {
                calibrate(executor);
                warnings.addAll(NoiseThresholds.DEFAULT.ofSession(
                        environment.loadAverage(), environment.cores(), FrequencyGovernor.current()));
            }
            List<ScheduledRun> schedule = StoredSession.schedule(plan, planRecord());
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
        plan.modes().stream()
                .filter(mode -> stored.plan().messagesByMode().containsKey(mode.id()))
                .forEach(mode ->
                        messages.put(mode, stored.plan().messagesByMode().get(mode.id())));
        runs.addAll(stored.runs());
        selfCheck = stored.selfCheck().map(check -> SelfCheckRuns.of(check, plan.modes()));
        finished = stored.runsInOrder().size();
        queues.addAll(stored.queues());
        unsupported.addAll(stored.unsupported());
        // Whether the machine strayed is judged anew, of all runs.
        stored.warnings().stream()
                .filter(warning -> !warning.code().equals(FloorCanary.CODE))
                .forEach(warnings::add);
        warnings.add(continued(stored));
    }

    /** Doubt to be stored with a session that was interrupted. */
    public static Warning continued(Results stored) {
        return new Warning(
                "continued",
                "The session was interrupted after " + stored.runsInOrder().size() + " of " + stored.plannedRuns()
                        + " runs and continued at " + Instant.now().truncatedTo(ChronoUnit.SECONDS)
                        + "; how the machine changed in between lies between these runs.");
    }

    private void calibrate(RunExecutor executor) throws IOException, RunVoidedException, InterruptedException {
        Map<Mode, Double> loopNanosPerMessage = new LinkedHashMap<>();
        for (Mode mode : plan.modes()) {
            listener.calibrationStarted(mode, plan.modes().size());
            try {
                RunExecutor.Calibration calibration = executor.calibrate(mode);
                messages.put(mode, calibration.messages());
                calibration.loopNanosPerMessage().ifPresent(nanos -> loopNanosPerMessage.put(mode, nanos));
                Ready sender = calibration.ends().sender();
                QueueRecord queue = new QueueRecord(
                        mode.id(),
                        sender.queueDepth(),
                        sender.sendBufferBytes(),
                        calibration.ends().receiver().receiveBufferBytes());
                queues.add(queue);
                environment = environment.withWorker(
                        sender.java(), sender.nativeCalls(), queue.sendBufferBytes(), queue.receiveBufferBytes());
                listener.calibrated(mode, calibration.messages());
            } catch (ModeUnsupportedException e) {
                UnsupportedMode result = new UnsupportedMode(mode.id(), e.reason(), e.largestBytes());
                unsupported.add(result);
                listener.modeUnsupported(result);
            }
        }
        if (plan.selfCheck()) {
            selfCheck = SelfCheckRuns.checked(messages.keySet())
                    .map(mode -> new SelfCheckRuns(mode, plan.preset(), loopNanosPerMessage.get(mode)));
        }
    }

    private RunExecutor.Outcome execute(RunExecutor executor, ScheduledRun run)
            throws IOException, RunVoidedException, InterruptedException {
        try {
            double delayNanos = run.purpose() == RunPurpose.DELAYED
                    ? selfCheck.orElseThrow().plantedNanos()
                    : 0;
            return executor.execute(run, messages.get(run.mode()), delayNanos);
        } catch (ModeUnsupportedException e) {
            throw new RunVoidedException(
                    "run " + run.index() + " (" + run.title() + ") is void: the mode worked when it was calibrated,"
                            + " and now says " + e.reason(),
                    e);
        }
    }

    private PlanRecord planRecord() {
        Map<String, Long> messagesByMode = new LinkedHashMap<>();
        messages.forEach((mode, count) -> messagesByMode.put(mode.id(), count));
        return before.map(Results::plan).orElseGet(() -> PlanRecord.of(plan, messagesByMode));
    }

    private Results results(boolean complete, List<Warning> ofRuns) {
        return new Results(
                Results.FORMAT,
                Results.VERSION,
                toolVersion,
                startedAt,
                complete,
                planRecord(),
                environment,
                runs,
                queues,
                selfCheck.map(SelfCheckRuns::record),
                Optional.empty(),
                unsupported,
                warnings(ofRuns));
    }

    /** What should make a reader repeat the session comes first. */
    private List<Warning> warnings(List<Warning> ofRuns) {
        List<Warning> all = new ArrayList<>();
        FloorCanary.of(runs).flatMap(FloorCanary::warning).ifPresent(all::add);
        all.addAll(warnings);
        all.addAll(ofRuns);
        return all;
    }
}
