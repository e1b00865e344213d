package io.github.ipcbench.results;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.plan.Quoted;
import io.github.ipcbench.plan.TraceChoice;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
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
 * @param complete whether every run of the plan is in, but for cases that are unsupported or void
 * @param modes what the plan's modes are called, in its order; empty where nobody knew
 * @param cases every case of the plan, in its order: how it is measured, or why it cannot be
 * @param runs headline runs in run order; of runs that were repeated those that count
 * @param repeated runs of pairs of variants that met different speeds of the machine, and were therefore carried out twice: the
 *     ones that count in no figure; the one in their place has the same index. Absent where there are none
 * @param selfCheck runs that check the session itself, when it was asked for
 * @param calls what the runs with instruments found out about single calls, once they are done
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
        List<ModeRecord> modes,
        List<CaseRecord> cases,
        List<RunResult> runs,
        Optional<List<RunResult>> repeated,
        Optional<SelfCheck> selfCheck,
        Optional<CallFindings> calls,
        List<Warning> warnings) {

    public static final String FORMAT = "ipc-bench-results";
    public static final int VERSION = 1;

    /** More than any session has; what is made of results takes time by their cases. */
    static final int MOST_CASES = 1_000;

    public Results {
        requireInstant(startedAt);
        runs = List.copyOf(runs);
        repeated = repeated.map(List::copyOf);
        cases = List.copyOf(cases);
        warnings = List.copyOf(warnings);
        Warning.requireOrigin("session", warnings, Set.of(WarningCode.Origin.SESSION, WarningCode.Origin.JUDGEMENT));
        modes = List.copyOf(modes);
        requireModesOf(plan, modes);
        requireCasesOf(plan, cases, runs);
        RunResult.requireOncePerRound(runs);
        requireCasesOf(plan, cases, repeated.orElse(List.of()));
        RunResult.requireOncePerRound(repeated.orElse(List.of()));
    }

    /** Of a session that repeated no run. */
    public Results(
            String format,
            int version,
            String tool,
            String startedAt,
            boolean complete,
            PlanRecord plan,
            Environment environment,
            List<ModeRecord> modes,
            List<CaseRecord> cases,
            List<RunResult> runs,
            Optional<SelfCheck> selfCheck,
            Optional<CallFindings> calls,
            List<Warning> warnings) {
        this(
                format,
                version,
                tool,
                startedAt,
                complete,
                plan,
                environment,
                modes,
                cases,
                runs,
                Optional.empty(),
                selfCheck,
                calls,
                warnings);
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

    private static void requireModesOf(PlanRecord plan, List<ModeRecord> modes) {
        List<String> ids = modes.stream().map(ModeRecord::id).toList();
        if (!ids.isEmpty() && !ids.equals(plan.modes())) {
            throw new IllegalArgumentException(
                    "modes: those of the plan, in its order, are valid, got " + Quoted.of(String.join(", ", ids)));
        }
    }

    private static void requireCasesOf(PlanRecord plan, List<CaseRecord> cases, List<RunResult> runs) {
        if (cases.size() > MOST_CASES) {
            throw new IllegalArgumentException("at most " + MOST_CASES + " cases are valid, got " + cases.size());
        }
        Set<String> modes = Set.copyOf(plan.modes());
        Set<Case> keys = new HashSet<>();
        for (CaseRecord one : cases) {
            if (!keys.add(one.key())) {
                throw new IllegalArgumentException("cases: each case once is valid, got twice "
                        + Quoted.of(one.key().toString()));
            }
            if (!modes.contains(one.key().mode())) {
                throw new IllegalArgumentException("cases: only modes of the plan are valid, got "
                        + Quoted.of(one.key().mode()));
            }
        }
        runs.stream().filter(run -> !keys.contains(run.key())).findFirst().ifPresent(run -> {
            throw new IllegalArgumentException("run " + run.index() + ": only cases of the session are valid, got "
                    + Quoted.of(run.key().toString()));
        });
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

    /** The cases that this machine cannot run. */
    public List<CaseRecord> unsupported() {
        return cases.stream().filter(each -> each.unsupported().isPresent()).toList();
    }

    /** The cases that are left out since a run that is void. */
    public List<CaseRecord> voided() {
        return cases.stream().filter(each -> each.voided().isPresent()).toList();
    }

    /** The runs that figures are concluded from: headline runs, but those of void cases. */
    public List<RunResult> runsThatCount() {
        Set<Case> voided = keysOfVoided();
        return runs.stream().filter(run -> !voided.contains(run.key())).toList();
    }

    private Set<Case> keysOfVoided() {
        return voided().stream().map(CaseRecord::key).collect(Collectors.toSet());
    }

    /** Whether the case by which the session checks itself is void, so that the check ended with it. */
    public boolean lacksSelfCheck() {
        return selfCheck.filter(check -> keysOfVoided().contains(check.key())).isPresent();
    }

    /**
     * Runs there are to be in all, those of the self-check included: of every case that goes on, and those that are in of a
     * void one.
     */
    public long plannedRuns() {
        long goOn = cases.stream().filter(CaseRecord::goesOn).count();
        long checks = plan.selfCheck() && goOn > 0 && !lacksSelfCheck() ? SelfCheck.RUNS_PER_ROUND : 0;
        Set<Case> voided = keysOfVoided();
        return plan.runs() * (goOn + checks)
                + runsInOrder().stream()
                        .filter(run -> voided.contains(run.key()))
                        .count();
    }

    /** What the cases are called. */
    public CaseNames names() {
        return CaseNames.of(cases.stream().map(CaseRecord::key).toList());
    }

    /** Whether the runs that look into single calls are yet to come, all headline runs being in. */
    public boolean lacksCalls() {
        return complete && !runs.isEmpty() && calls.isEmpty() && !plan.trace().equals(TraceChoice.OFF.id());
    }

    /** These results and what was found out about single calls, with the doubts that came up on the way. */
    public Results with(CallFindings findings, List<Warning> more) {
        return with(
                Optional.of(findings),
                Stream.concat(warnings.stream(), more.stream()).toList());
    }

    /** These results with other warnings. */
    public Results with(List<Warning> others) {
        return with(calls, others);
    }

    private Results with(Optional<CallFindings> findings, List<Warning> all) {
        return new Results(
                format,
                version,
                tool,
                startedAt,
                complete,
                plan,
                environment,
                modes,
                cases,
                runs,
                repeated,
                selfCheck,
                findings,
                all);
    }
}
