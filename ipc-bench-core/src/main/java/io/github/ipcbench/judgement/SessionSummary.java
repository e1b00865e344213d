package io.github.ipcbench.judgement;

import io.github.ipcbench.plan.Baseline;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.SelfCheck;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WarningCode.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything concluded from one session: results in, conclusions out, without a word of text.
 *
 * @param baselineMode the mode that others are compared with; empty without runs
 * @param cases that have runs, in the order of the plan
 * @param comparisons of each case with the baseline mode, and of each variant with the first one, in that order
 * @param doubts concluded from all runs
 * @param selfCheck what the session's check of itself comes to, where there was one
 * @param sweep what the first variant says about message sizes, where there are several
 */
public record SessionSummary(
        Optional<String> baselineMode,
        List<CaseSummary> cases,
        List<Comparison> comparisons,
        List<Warning> doubts,
        Trust trust,
        Optional<SelfCheckFinding> selfCheck,
        Optional<SizeSweep> sweep) {

    public SessionSummary {
        cases = List.copyOf(cases);
        comparisons = List.copyOf(comparisons);
        doubts = List.copyOf(doubts);
    }

    /** Of a session, however far it came. Nothing is concluded from the runs of a case that is void. */
    public static SessionSummary of(Results results) {
        return of(
                results.cases().stream().map(CaseRecord::key).toList(),
                results.runsThatCount(),
                results.selfCheck(),
                SplitErrors.of(results));
    }

    static SessionSummary of(
            List<Case> planned, List<RunResult> headline, Optional<SelfCheck> check, SplitErrors errors) {
        Map<Case, List<RunResult>> runs = runsByCase(planned, headline);
        List<Case> measured = List.copyOf(runs.keySet());
        Optional<String> baseline = Baseline.mode(measured);
        Optional<String> firstVariant = Baseline.variant(planned.isEmpty() ? measured : planned);
        Optional<SelfCheckFinding> selfCheck = check.flatMap(one -> SelfCheckFinding.of(one, headline));
        List<CaseSummary> cases = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        List<Warning> doubts = new ArrayList<>();
        List<RoundCosts> sizes = new ArrayList<>();
        for (Map<Case, List<RunResult>> ofSize : bySize(runs).values()) {
            SizeJudgement size = SizeJudgement.of(ofSize, baseline.orElseThrow(), firstVariant.orElseThrow());
            ofSize.forEach((key, all) ->
                    cases.add(CaseSummary.of(key, all, size.costs().runs().get(key), errors)));
            sizes.add(size.costs());
            comparisons.addAll(size.comparisons());
            doubts.addAll(size.doubts());
        }
        disturbed(headline).ifPresent(doubts::add);
        selfCheck.flatMap(SelfCheckFinding::warning).ifPresent(doubts::add);
        doubts.sort(Comparator.comparing(Warning::code));
        cases.sort(Comparator.comparingInt(summary -> measured.indexOf(summary.key())));
        return new SessionSummary(
                baseline,
                cases,
                comparisons,
                doubts,
                cases.isEmpty() ? Trust.none() : Trust.of(doubts),
                selfCheck,
                cases.isEmpty()
                        ? Optional.empty()
                        : SizeSweep.of(sizes, baseline.orElseThrow(), firstVariant.orElseThrow()));
    }

    /** The session's doubts, those stored with it and those concluded from it, to be kept with its results. */
    public List<Warning> warnings(Results results) {
        List<Warning> all = new ArrayList<>(doubts);
        results.warnings().stream()
                .filter(warning -> warning.code().origin() != Origin.JUDGEMENT)
                .forEach(all::add);
        return all;
    }

    /** The summary of a case; empty without runs of it. */
    public Optional<CaseSummary> of(Case key) {
        return cases.stream().filter(summary -> summary.key().equals(key)).findFirst();
    }

    /** A case beside the baseline mode of its size and variant; empty for that one itself, and where no round holds both. */
    public Optional<Comparison> withBaselineMode(Case key) {
        return comparisons.stream()
                .filter(comparison -> comparison.key().equals(key) && !comparison.isOfVariants())
                .findFirst();
    }

    /** What changed: each variant beside the first one, by size and mode in the order of the plan. */
    public List<Comparison> changes() {
        return comparisons.stream().filter(Comparison::isOfVariants).toList();
    }

    /** A variant beside the first variant of its mode and size. */
    public Optional<Comparison> withFirstVariant(Case key) {
        return comparisons.stream()
                .filter(comparison -> comparison.key().equals(key) && comparison.isOfVariants())
                .findFirst();
    }

    private static Map<Case, List<RunResult>> runsByCase(List<Case> planned, List<RunResult> headline) {
        Map<Case, List<RunResult>> runs = new LinkedHashMap<>();
        planned.forEach(key -> runs.put(key, new ArrayList<>()));
        headline.forEach(
                run -> runs.computeIfAbsent(run.key(), key -> new ArrayList<>()).add(run));
        runs.values().removeIf(List::isEmpty);
        return runs;
    }

    private static Map<Integer, Map<Case, List<RunResult>>> bySize(Map<Case, List<RunResult>> runs) {
        Map<Integer, Map<Case, List<RunResult>>> sizes = new LinkedHashMap<>();
        runs.forEach((key, ofCase) -> sizes.computeIfAbsent(key.payloadBytes(), size -> new LinkedHashMap<>())
                .put(key, ofCase));
        return sizes;
    }

    /** Runs during which something kept a worker from its CPU, where they are many. */
    private static Optional<Warning> disturbed(List<RunResult> runs) {
        long disturbed = runs.stream().filter(run -> !run.warnings().isEmpty()).count();
        return disturbed > Thresholds.FAIR_DISTURBED * runs.size()
                ? Optional.of(Warning.of(WarningCode.DISTURBED, disturbed, (long) runs.size()))
                : Optional.empty();
    }
}
