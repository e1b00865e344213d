package io.github.ipcbench.judgement;

import io.github.ipcbench.judgement.Detectors.Floors;
import io.github.ipcbench.judgement.Detectors.Speed;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.FloorRecord;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.SliceRecord;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WorkerSlices;
import io.github.ipcbench.statistics.Holm;
import io.github.ipcbench.statistics.LevelScan;
import io.github.ipcbench.statistics.LogMean;
import io.github.ipcbench.statistics.Medians;
import io.github.ipcbench.statistics.Trend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The cases of one message size, judged together: costs, multiples and doubts stand on the same rounds.
 *
 * @param costs of the rounds that hold every case
 * @param comparisons with the baseline mode, then with the first variant; none where no round is whole
 */
record SizeJudgement(RoundCosts costs, List<Comparison> comparisons, List<Warning> doubts) {

    /**
     * Of the cases of one size.
     *
     * @param runs of each case of the size, in the order of the plan
     */
    static SizeJudgement of(Map<Case, List<RunResult>> runs, String baselineMode, String firstVariant) {
        return new Judge(runs, baselineMode, firstVariant).judge();
    }

    /** A case and what it is compared with. */
    private record Pair(Case key, Case baseline) {}

    private static final class Judge {
        private final Map<Case, List<RunResult>> runs;
        private final int payloadBytes;
        private final RoundCosts costs;
        private final Map<Case, double[]> logs = new LinkedHashMap<>();
        private final List<Pair> ofModes = new ArrayList<>();
        private final List<Pair> ofVariants = new ArrayList<>();
        private final Map<String, Detectors.Speeds> speeds = new LinkedHashMap<>();
        private final Set<Case> placed = new HashSet<>();
        private final List<Warning> doubts = new ArrayList<>();

        Judge(Map<Case, List<RunResult>> runs, String baselineMode, String firstVariant) {
            this.runs = runs;
            this.payloadBytes = runs.keySet().iterator().next().payloadBytes();
            this.costs = RoundCosts.of(runs);
            if (!costs.rounds().isEmpty()) {
                runs.keySet().forEach(key -> logs.put(key, LogMean.logs(costs.micros(key))));
            }
            for (Case key : logs.keySet()) {
                add(ofModes, key, new Case(baselineMode, payloadBytes, key.variant()));
                add(ofVariants, key, new Case(key.mode(), payloadBytes, firstVariant));
            }
        }

        private void add(List<Pair> pairs, Case key, Case baseline) {
            if (!key.equals(baseline) && logs.containsKey(baseline)) {
                pairs.add(new Pair(key, baseline));
            }
        }

        SizeJudgement judge() {
            findSpeeds();
            List<Comparison> comparisons = new ArrayList<>(compare(ofModes));
            comparisons.addAll(compare(ofVariants));
            doubtRounds();
            doubtResolution(comparisons);
            doubtPlacement();
            doubtLevels();
            doubtWindows();
            doubtPairs();
            return new SizeJudgement(costs, comparisons, doubts);
        }

        /** Each variant by itself: another binding or JDK has other floors, and need not have other speeds. */
        private void findSpeeds() {
            Map<String, List<Case>> variants = new LinkedHashMap<>();
            runs.keySet()
                    .forEach(key -> variants.computeIfAbsent(key.variant(), name -> new ArrayList<>())
                            .add(key));
            variants.forEach((variant, cases) -> Detectors.speeds(
                            cases.stream().map(this::floors).toList())
                    .ifPresent(found -> {
                        speeds.put(variant, found);
                        doubts.add(Warning.of(
                                WarningCode.TWO_SPEEDS,
                                found.fastRuns(),
                                found.slowRuns(),
                                found.mixedRuns(),
                                Math.expm1(found.levels().step()),
                                cases.get(found.place()),
                                Math.expm1(found.costStep())));
                    }));
        }

        private Floors floors(Case key) {
            List<RunResult> known = runs.get(key).stream()
                    .filter(run -> run.floor().isPresent() && run.loopCpuNanos() > 0)
                    .toList();
            return new Floors(
                    known.stream()
                            .mapToDouble(run -> Math.log(CaseSummary.micros(run)))
                            .toArray(),
                    known.stream()
                            .mapToDouble(run -> Math.log(floor(run).before().ringNanos()))
                            .toArray(),
                    known.stream()
                            .mapToDouble(run -> Math.log(floor(run).after().ringNanos()))
                            .toArray());
        }

        private static FloorRecord floor(RunResult run) {
            return run.floor().orElseThrow();
        }

        private List<Comparison> compare(List<Pair> pairs) {
            List<LogMean> means =
                    pairs.stream().map(pair -> LogMean.ofLogs(ratios(pair))).toList();
            double[] known = means.stream()
                    .flatMapToDouble(mean -> mean.pValue().stream())
                    .toArray();
            double[] adjusted = Holm.adjusted(known);
            List<Comparison> comparisons = new ArrayList<>();
            for (int place = 0; place < pairs.size(); place++) {
                OptionalDouble pValue = known.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(adjusted[place]);
                comparisons.add(comparison(pairs.get(place), means.get(place), pValue, pairs.size()));
            }
            return comparisons;
        }

        private Comparison comparison(Pair pair, LogMean mean, OptionalDouble pValue, int comparisons) {
            double[] ratios = ratios(pair);
            Optional<LevelScan> scan = Detectors.sides(ratios, comparisons);
            Optional<Comparison.Sides> sides = scan.map(Judge::sides);
            sides.ifPresent(found -> doubts.add(Warning.of(
                    WarningCode.BOTH_SIDES,
                    pair.key,
                    found.below(),
                    found.belowRounds(),
                    found.above(),
                    found.aboveRounds())));
            return new Comparison(
                    pair.key,
                    pair.baseline,
                    Arrays.stream(ratios).map(Math::exp).boxed().toList(),
                    mean,
                    pValue,
                    Verdict.of(mean, pValue, sides.isPresent()),
                    sides,
                    bySpeed(pair));
        }

        private double[] ratios(Pair pair) {
            double[] of = logs.get(pair.key);
            double[] base = logs.get(pair.baseline);
            return IntStream.range(0, of.length)
                    .mapToDouble(round -> of[round] - base[round])
                    .toArray();
        }

        private static Comparison.Sides sides(LevelScan scan) {
            boolean insideBelow = scan.inside() < 0;
            int outside = scan.count() - scan.length();
            return new Comparison.Sides(
                    Math.exp(insideBelow ? scan.inside() : scan.outside()),
                    insideBelow ? scan.length() : outside,
                    Math.exp(insideBelow ? scan.outside() : scan.inside()),
                    insideBelow ? outside : scan.length());
        }

        private Optional<Comparison.Speeds> bySpeed(Pair pair) {
            List<Double> fast = new ArrayList<>();
            List<Double> slow = new ArrayList<>();
            double[] ratios = ratios(pair);
            List<Speed[]> met = speedsOf(pair);
            if (met.isEmpty()) {
                return Optional.empty();
            }
            for (int round = 0; round < ratios.length; round++) {
                Speed[] both = met.get(round);
                if (both[0] == both[1] && both[0] != Speed.MIXED) {
                    (both[0] == Speed.FAST ? fast : slow).add(ratios[round]);
                }
            }
            return Optional.of(new Comparison.Speeds(multiple(fast), fast.size(), multiple(slow), slow.size()));
        }

        private static OptionalDouble multiple(List<Double> logs) {
            return logs.size() < Thresholds.FEWEST_RUNS_OF_A_SPEED
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(LogMean.ofLogs(logs.stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray())
                            .value());
        }

        /** The speeds that the two runs of each round met; empty where the machine had one speed, or no floor is known. */
        private List<Speed[]> speedsOf(Pair pair) {
            List<RunResult> of = costs.runs().get(pair.key);
            List<RunResult> base = costs.runs().get(pair.baseline);
            boolean known = speeds.containsKey(pair.key.variant())
                    && speeds.containsKey(pair.baseline.variant())
                    && Stream.concat(of.stream(), base.stream())
                            .allMatch(run -> run.floor().isPresent());
            return known
                    ? IntStream.range(0, of.size())
                            .mapToObj(round -> new Speed[] {speed(of.get(round)), speed(base.get(round))})
                            .toList()
                    : List.of();
        }

        private Speed speed(RunResult run) {
            return speeds.get(run.key().variant())
                    .of(
                            Math.log(floor(run).before().ringNanos()),
                            Math.log(floor(run).after().ringNanos()));
        }

        private void doubtPairs() {
            List<Speed[]> pairs = Stream.concat(ofModes.stream(), ofVariants.stream())
                    .flatMap(pair -> speedsOf(pair).stream())
                    .toList();
            long straddling = pairs.stream()
                    .filter(both -> both[0] != both[1] || both[0] == Speed.MIXED)
                    .count();
            if (straddling > Thresholds.POOR_STRADDLING * pairs.size()) {
                doubts.add(Warning.of(WarningCode.STRADDLING_PAIRS, payloadBytes, straddling, (long) pairs.size()));
            }
        }

        private void doubtRounds() {
            int rounds = costs.rounds().size();
            if (rounds < Thresholds.ROUNDS_FOR_GOOD_TRUST) {
                doubts.add(Warning.of(WarningCode.FEW_ROUNDS, payloadBytes, rounds));
            }
        }

        private void doubtResolution(List<Comparison> comparisons) {
            double[] visible = comparisons.stream()
                    .flatMapToDouble(comparison -> comparison.smallestDifference().stream())
                    .toArray();
            if (visible.length > 0 && Medians.of(visible) > Thresholds.FAIR_VISIBLE) {
                doubts.add(Warning.of(WarningCode.COARSE, payloadBytes, Medians.of(visible)));
            }
        }

        /** Where the two sides of a case ran, when that makes a difference. */
        private void doubtPlacement() {
            runs.forEach((key, all) -> {
                List<RunResult> known = all.stream()
                        .filter(run -> run.loopCpuNanos() > 0 && sharedCpu(run).isPresent())
                        .toList();
                Detectors.sharedCpu(
                                known.stream()
                                        .mapToDouble(run -> Math.log(CaseSummary.micros(run)))
                                        .toArray(),
                                known.stream()
                                        .mapToDouble(run -> sharedCpu(run).getAsDouble())
                                        .toArray(),
                                runs.size())
                        .ifPresent(found -> {
                            placed.add(key);
                            doubts.add(Warning.of(
                                    WarningCode.SHARED_CPU,
                                    key,
                                    found.shared(),
                                    known.size(),
                                    Math.expm1(found.costStep())));
                        });
            });
        }

        private static OptionalDouble sharedCpu(RunResult run) {
            return run.slices().map(SliceRecord::sharedCpuShare).orElseGet(OptionalDouble::empty);
        }

        /**
         * One doubt says it: two speeds explain levels, where its sides ran explains those of a case, and levels that all
         * cases share explain those of each.
         */
        private void doubtLevels() {
            if (!speeds.isEmpty()) {
                return;
            }
            List<double[]> series = List.copyOf(logs.values());
            List<Detectors.Levels> levels = Detectors.levels(series);
            Optional<LevelScan> common = levels.stream()
                    .filter(found -> found.place().isEmpty())
                    .map(Detectors.Levels::scan)
                    .findFirst();
            Optional<Trend> drift = Detectors.drift(series)
                    .filter(trend ->
                            common.isEmpty() || trend.rSquared() > common.get().rSquared());
            if (drift.isPresent()) {
                doubts.add(Warning.of(
                        WarningCode.DRIFT, payloadBytes, Math.expm1(drift.get().change())));
            } else if (common.isPresent()) {
                LevelScan scan = common.get();
                doubts.add(
                        Warning.of(WarningCode.LEVELS, payloadBytes, firstRound(scan), lastRound(scan), share(scan)));
            } else {
                List<Case> cases = List.copyOf(logs.keySet());
                for (Detectors.Levels found : levels) {
                    Case key = cases.get(found.place().orElseThrow());
                    if (!placed.contains(key)) {
                        doubts.add(Warning.of(
                                WarningCode.CASE_LEVELS,
                                key,
                                firstRound(found.scan()),
                                lastRound(found.scan()),
                                share(found.scan())));
                    }
                }
            }
        }

        private int firstRound(LevelScan scan) {
            return costs.rounds().get(scan.from());
        }

        private int lastRound(LevelScan scan) {
            return costs.rounds().get(scan.to() - 1);
        }

        /** How much more, or less, a message costs within the stretch. */
        private static double share(LevelScan scan) {
            return Math.expm1(scan.inside() - scan.outside());
        }

        private void doubtWindows() {
            runs.forEach((key, all) -> Detectors.unsteady(all.stream()
                            .flatMap(run -> run.slices().stream())
                            .flatMapToDouble(slices -> bias(slices).stream())
                            .toArray())
                    .ifPresent(mean ->
                            doubts.add(Warning.of(WarningCode.UNSTEADY_WINDOWS, key, Math.expm1(mean.mean())))));
        }

        /** The logarithm of a window's cost over its second half's, both ends together. */
        private static OptionalDouble bias(SliceRecord slices) {
            double[] whole = {0};
            double[] half = {0};
            for (WorkerSlices worker : List.of(slices.sender(), slices.receiver())) {
                List<Long> nanos = worker.windowNanosPerMessage();
                if (nanos.size() < 2) {
                    return OptionalDouble.empty();
                }
                whole[0] += mean(nanos.stream().mapToDouble(Long::doubleValue));
                half[0] += mean(nanos.stream().skip(nanos.size() / 2).mapToDouble(Long::doubleValue));
            }
            return whole[0] > 0 && half[0] > 0
                    ? OptionalDouble.of(Math.log(whole[0] / half[0]))
                    : OptionalDouble.empty();
        }

        private static double mean(DoubleStream values) {
            return values.average().orElseThrow();
        }
    }
}
