package io.github.ipcbench.results;

import io.github.ipcbench.plan.Quoted;
import io.github.ipcbench.plan.TraceChoice;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything one session leaves behind, in run order.
 *
 * @param format always {@link #FORMAT}
 * @param version version of the file format, {@link #VERSION}
 * @param tool version of IPC Bench that measured
 * @param startedAt start of the session, ISO-8601 instant in UTC
 * @param complete whether every run of the plan is in
 * @param runs headline runs in run order; nothing is ever left out of them
 * @param queues what bounds the messages in flight, one entry per mode that can be measured here
 * @param selfCheck runs that check the session itself, when it was asked for
 * @param calls what the runs with instruments found out about single calls, once they are done
 * @param unsupported modes that this machine cannot run at this size
 * @param warnings that concern the whole session
 */
public record Results(
        String format,
        int version,
        String tool,
        String startedAt,
        boolean complete,
        PlanRecord plan,
        Environment environment,
        List<RunResult> runs,
        List<QueueRecord> queues,
        Optional<SelfCheck> selfCheck,
        Optional<CallFindings> calls,
        List<UnsupportedMode> unsupported,
        List<Warning> warnings) {

    public static final String FORMAT = "ipc-bench-results";
    public static final int VERSION = 1;

    public Results {
        requireInstant(startedAt);
        runs = List.copyOf(runs);
        queues = List.copyOf(queues);
        unsupported = List.copyOf(unsupported);
        warnings = List.copyOf(warnings);
        requireModesOf(plan, runs, unsupported);
        RunResult.requireOncePerBlock(runs);
    }

    /** Shown with a year of four digits. */
    private static void requireInstant(String startedAt) {
        try {
            if (Instant.parse(startedAt).atOffset(ZoneOffset.UTC).getYear() < 10_000) {
                return;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "startedAt: an instant such as 2026-01-02T03:04:05Z is needed, got " + Quoted.of(startedAt));
    }

    private static void requireModesOf(PlanRecord plan, List<RunResult> runs, List<UnsupportedMode> unsupported) {
        Set<String> modes = Set.copyOf(plan.modes());
        Stream.concat(runs.stream().map(RunResult::mode), unsupported.stream().map(UnsupportedMode::mode))
                .filter(mode -> !modes.contains(mode))
                .findFirst()
                .ifPresent(mode -> {
                    throw new IllegalArgumentException(
                            "runs and unsupported: only modes of the plan are valid, got " + Quoted.of(mode));
                });
    }

    /** Results of headline runs alone. */
    public Results(
            String format,
            int version,
            String tool,
            String startedAt,
            boolean complete,
            PlanRecord plan,
            Environment environment,
            List<RunResult> runs,
            List<UnsupportedMode> unsupported,
            List<Warning> warnings) {
        this(
                format,
                version,
                tool,
                startedAt,
                complete,
                plan,
                environment,
                runs,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                unsupported,
                warnings);
    }

    /** Headline runs and those of the self-check, in the order measured. */
    public List<RunResult> runsInOrder() {
        return Stream.concat(
                        runs.stream(),
                        selfCheck.stream()
                                .flatMap(check -> Stream.concat(check.again().stream(), check.delayed().stream())))
                .sorted(Comparator.comparingInt(RunResult::index))
                .toList();
    }

    /** Runs there are to be in all, those of the self-check included: of every mode that this machine can run. */
    public long plannedRuns() {
        Set<String> impossible = unsupported.stream().map(UnsupportedMode::mode).collect(Collectors.toSet());
        long modes =
                plan.modes().stream().filter(mode -> !impossible.contains(mode)).count();
        long checks = plan.selfCheck() && modes > 0 ? SelfCheck.RUNS_PER_BLOCK : 0;
        return plan.runs() * (modes + checks);
    }

    /** Whether the runs that look into single calls are yet to come, all headline runs being in. */
    public boolean lacksCalls() {
        return complete && !runs.isEmpty() && calls.isEmpty() && !plan.trace().equals(TraceChoice.OFF.id());
    }

    /** These results and what was found out about single calls, with the doubts that came up on the way. */
    public Results with(CallFindings findings, List<Warning> more) {
        List<Warning> all = Stream.concat(warnings.stream(), more.stream()).toList();
        return new Results(
                format,
                version,
                tool,
                startedAt,
                complete,
                plan,
                environment,
                runs,
                queues,
                selfCheck,
                Optional.of(findings),
                unsupported,
                all);
    }
}
