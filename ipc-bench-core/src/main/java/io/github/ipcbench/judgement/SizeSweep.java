package io.github.ipcbench.judgement;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.statistics.Holm;
import io.github.ipcbench.statistics.Interval;
import io.github.ipcbench.statistics.LogMean;
import io.github.ipcbench.statistics.Medians;
import io.github.ipcbench.statistics.RelativeLine;
import io.github.ipcbench.statistics.SignChanges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a session says about message sizes: costs of each mode over the sizes, where one mode becomes cheaper than another, what a
 * message and each of its bytes cost. Of one variant, and of the sizes that have a whole round.
 *
 * @param variant whose costs these are
 * @param baseline the mode that others are compared with
 * @param curves of each mode, in the order of the plan
 * @param floor median of the unavoidable copies at each size; none where it was not measured
 */
public record SizeSweep(String variant, String baseline, List<Curve> curves, List<FloorPoint> floor) {
    private static final int FEWEST_SIZES = 2;
    private static final int FEWEST_SIZES_FOR_A_MODEL = 3;

    public SizeSweep {
        curves = List.copyOf(curves);
        floor = List.copyOf(floor);
    }

    /** The costs of one mode, sizes ascending. */
    public record Curve(String mode, List<Point> points) {
        public Curve {
            points = List.copyOf(points);
        }

        public Optional<Point> at(int bytes) {
            return points.stream().filter(point -> point.bytes() == bytes).findFirst();
        }

        /** What a message and each byte of it cost; empty below three sizes, through which there is always a line. */
        public Optional<CostModel> model() {
            return CostModel.of(
                    points.stream().mapToInt(Point::bytes).toArray(),
                    points.stream().mapToDouble(Point::micros).toArray());
        }
    }

    /**
     * The cost of a mode at one size.
     *
     * @param rounds microseconds of loop CPU per message in each whole round of the size
     */
    public record Point(int bytes, List<Double> rounds) {
        public Point {
            rounds = List.copyOf(rounds);
        }

        private double[] values() {
            return rounds.stream().mapToDouble(Double::doubleValue).toArray();
        }

        /** Geometric mean over the rounds. */
        public double micros() {
            return LogMean.of(values()).value();
        }

        /** Of the cost; empty below three rounds. */
        public Optional<Interval> interval() {
            return LogMean.of(values()).interval(Thresholds.CONFIDENCE);
        }
    }

    /** The floor at one size, in microseconds a message. */
    public record FloorPoint(int bytes, double micros) {}

    /**
     * A cost as a straight line over the size.
     *
     * @param fixedMicros of a message, however small
     * @param byteMicros of each byte
     * @param typicalResidual how far costs are from the line, root mean square, as a share of the cost
     * @param largestResidual of the cost farthest from the line, above 0 where it is above the line
     * @param largestBytes size of that one
     */
    public record CostModel(
            double fixedMicros, double byteMicros, double typicalResidual, double largestResidual, int largestBytes) {
        static Optional<CostModel> of(int[] bytes, double[] micros) {
            if (bytes.length < FEWEST_SIZES_FOR_A_MODEL) {
                return Optional.empty();
            }
            double[] places = new double[bytes.length];
            for (int place = 0; place < bytes.length; place++) {
                places[place] = bytes[place];
            }
            RelativeLine line = RelativeLine.through(places, micros);
            int farthest = line.farthest();
            return Optional.of(new CostModel(
                    line.intercept(),
                    line.slope(),
                    line.typicalDeviation(),
                    line.deviations().get(farthest),
                    bytes[farthest]));
        }
    }

    /**
     * A mode beside a reference at one size.
     *
     * @param mean of the logarithms of mode / reference, round by round
     * @param verdict adjusted by Holm over the modes that are compared with the reference at this size
     */
    public record Compared(String mode, int bytes, LogMean mean, Verdict verdict) {
        boolean isClear() {
            return verdict == Verdict.CLEAR;
        }
    }

    /**
     * Two modes over all sizes that both have.
     *
     * @param cheaper sizes at which the mode is clearly cheaper than the reference
     * @param moreExpensive sizes at which it clearly costs more
     * @param open the other sizes
     * @param crossovers by size
     */
    public record Pair(
            String mode,
            String reference,
            List<Integer> cheaper,
            List<Integer> moreExpensive,
            List<Integer> open,
            List<Crossover> crossovers) {
        public Pair {
            cheaper = List.copyOf(cheaper);
            moreExpensive = List.copyOf(moreExpensive);
            open = List.copyOf(open);
            crossovers = List.copyOf(crossovers);
        }
    }

    /**
     * Where another mode becomes the cheaper one of two.
     *
     * @param cheaperBelow the cheaper mode at smaller sizes
     * @param cheaperAbove the cheaper mode at larger sizes
     * @param fromBytes lower end of the interval
     * @param toBytes upper end
     */
    public record Crossover(String cheaperBelow, String cheaperAbove, double fromBytes, double toBytes) {}

    /**
     * What is cheapest at one size.
     *
     * @param cheapest the mode of the lowest cost
     * @param orElse modes than which no other is clearly cheaper either
     * @param told whether there were enough rounds to tell modes apart
     */
    public record Choice(int bytes, String cheapest, List<String> orElse, boolean told) {
        public Choice {
            orElse = List.copyOf(orElse);
        }

        /** Whether no other mode is clearly cheaper. */
        public boolean holds(String mode) {
            return cheapest.equals(mode) || orElse.contains(mode);
        }
    }

    /** Of the cases of one variant; empty where fewer than two sizes have a whole round. */
    static Optional<SizeSweep> of(Collection<RoundCosts> sizes, String baseline, String variant) {
        Map<Integer, Map<String, double[]>> micros = new TreeMap<>();
        Map<Integer, List<Double>> floors = new TreeMap<>();
        for (RoundCosts costs : sizes) {
            costs.runs().forEach((key, runs) -> {
                if (key.variant().equals(variant) && !runs.isEmpty()) {
                    micros.computeIfAbsent(key.payloadBytes(), size -> new LinkedHashMap<>())
                            .put(key.mode(), costs.micros(key));
                    floors.computeIfAbsent(key.payloadBytes(), size -> new ArrayList<>())
                            .addAll(floors(key, runs));
                }
            });
        }
        Map<Integer, Double> floor = new TreeMap<>();
        floors.forEach((bytes, all) -> {
            if (!all.isEmpty()) {
                floor.put(
                        bytes,
                        Medians.of(all.stream().mapToDouble(Double::doubleValue).toArray()));
            }
        });
        return of(micros, floor, baseline, variant);
    }

    private static List<Double> floors(Case key, List<RunResult> runs) {
        return runs.stream()
                .filter(run -> run.key().equals(key))
                .flatMap(run -> run.floor().stream())
                .map(floor -> floor.ringNanos() / 1e3)
                .toList();
    }

    /**
     * Of plain figures.
     *
     * @param micros by size and mode: cost in each round, the same rounds for all modes of a size
     * @param floor by size, in microseconds
     */
    static Optional<SizeSweep> of(
            Map<Integer, Map<String, double[]>> micros, Map<Integer, Double> floor, String baseline, String variant) {
        if (micros.size() < FEWEST_SIZES) {
            return Optional.empty();
        }
        Map<String, List<Point>> curves = new LinkedHashMap<>();
        new TreeMap<>(micros)
                .forEach((bytes, modes) -> modes.forEach((mode, rounds) -> curves.computeIfAbsent(
                                mode, name -> new ArrayList<>())
                        .add(new Point(bytes, Arrays.stream(rounds).boxed().toList()))));
        return Optional.of(new SizeSweep(
                variant,
                baseline,
                curves.entrySet().stream()
                        .map(curve -> new Curve(curve.getKey(), curve.getValue()))
                        .toList(),
                new TreeMap<>(floor)
                        .entrySet().stream()
                                .map(point -> new FloorPoint(point.getKey(), point.getValue()))
                                .toList()));
    }

    /** The sizes, ascending. */
    public List<Integer> sizes() {
        return curves.stream()
                .flatMap(curve -> curve.points().stream())
                .map(Point::bytes)
                .distinct()
                .sorted()
                .toList();
    }

    /** What the copies cost that no mode can avoid. */
    public Optional<CostModel> floorModel() {
        return CostModel.of(
                floor.stream().mapToInt(FloorPoint::bytes).toArray(),
                floor.stream().mapToDouble(FloorPoint::micros).toArray());
    }

    /** Each mode beside the baseline; then the other pairs that have a crossover. */
    public List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        curves.stream()
                .filter(curve -> !curve.mode().equals(baseline))
                .forEach(curve -> pair(curve.mode(), baseline).ifPresent(pairs::add));
        for (Curve one : curves) {
            for (Curve other : curves.subList(curves.indexOf(one) + 1, curves.size())) {
                if (!one.mode().equals(baseline) && !other.mode().equals(baseline)) {
                    pair(other.mode(), one.mode())
                            .filter(pair -> !pair.crossovers().isEmpty())
                            .ifPresent(pairs::add);
                }
            }
        }
        return pairs;
    }

    /** Empty where no size has both. */
    private Optional<Pair> pair(String mode, String reference) {
        List<Integer> cheaper = new ArrayList<>();
        List<Integer> moreExpensive = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        List<SignChanges.Known> known = new ArrayList<>();
        for (int bytes : sizes()) {
            for (Compared one : compared(reference, bytes, any -> true)) {
                if (one.mode().equals(mode)) {
                    int sign = one.isClear() ? (int) Math.signum(one.mean().mean()) : 0;
                    (sign == 0 ? open : sign < 0 ? cheaper : moreExpensive).add(bytes);
                    difference(one, reference, sign).ifPresent(known::add);
                }
            }
        }
        List<Crossover> crossovers = SignChanges.of(known).stream()
                .map(change -> new Crossover(
                        change.upwards() ? mode : reference,
                        change.upwards() ? reference : mode,
                        change.from(),
                        change.to()))
                .toList();
        return cheaper.isEmpty() && moreExpensive.isEmpty() && open.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pair(mode, reference, cheaper, moreExpensive, open, crossovers));
    }

    /**
     * What a message costs more than the reference's, with the bounds of the multiple: costs are nearly straight lines over the
     * bytes, and so is this difference, but not its logarithm. Empty below three rounds.
     */
    private Optional<SignChanges.Known> difference(Compared one, String reference, int sign) {
        double micros = point(reference, one.bytes()).micros();
        return one.mean()
                .interval(Thresholds.CONFIDENCE)
                .map(interval -> new SignChanges.Known(
                        one.bytes(), micros * (interval.low() - 1), micros * (interval.high() - 1), sign));
    }

    private Point point(String mode, int bytes) {
        return curves.stream()
                .filter(curve -> curve.mode().equals(mode))
                .flatMap(curve -> curve.at(bytes).stream())
                .findFirst()
                .orElseThrow();
    }

    /** The modes beside a reference at one size, in the order of the plan; none where the size lacks the reference. */
    private List<Compared> compared(String reference, int bytes, Predicate<String> among) {
        Optional<Point> base = curves.stream()
                .filter(curve -> curve.mode().equals(reference))
                .flatMap(curve -> curve.at(bytes).stream())
                .findFirst();
        List<Curve> others = curves.stream()
                .filter(curve -> !curve.mode().equals(reference) && among.test(curve.mode()))
                .filter(curve -> base.isPresent() && curve.at(bytes).isPresent())
                .toList();
        List<double[]> logs = others.stream()
                .map(curve -> LogMean.logRatios(
                        curve.at(bytes).orElseThrow().values(),
                        base.orElseThrow().values()))
                .toList();
        List<LogMean> means = logs.stream().map(LogMean::ofLogs).toList();
        double[] pValues = Holm.adjusted(
                means.stream().flatMapToDouble(mean -> mean.pValue().stream()).toArray());
        List<Compared> compared = new ArrayList<>();
        for (int place = 0; place < others.size(); place++) {
            OptionalDouble pValue = pValues.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(pValues[place]);
            boolean depends = Detectors.sides(logs.get(place), others.size()).isPresent();
            compared.add(new Compared(
                    others.get(place).mode(), bytes, means.get(place), Verdict.of(means.get(place), pValue, depends)));
        }
        return compared;
    }

    /**
     * What is cheapest at each size.
     *
     * @param among the modes to choose from
     */
    public List<Choice> choices(Predicate<String> among) {
        List<Choice> choices = new ArrayList<>();
        for (int bytes : sizes()) {
            curves.stream()
                    .filter(curve -> among.test(curve.mode()) && curve.at(bytes).isPresent())
                    .min(Comparator.comparingDouble(
                            curve -> curve.at(bytes).orElseThrow().micros()))
                    .ifPresent(cheapest -> choices.add(choice(cheapest.mode(), bytes, among)));
        }
        return choices;
    }

    private Choice choice(String cheapest, int bytes, Predicate<String> among) {
        List<Compared> others = compared(cheapest, bytes, among);
        Set<String> beaten = curves.stream()
                .map(Curve::mode)
                .filter(among)
                .flatMap(reference -> compared(reference, bytes, among).stream())
                .filter(one -> one.isClear() && one.mean().mean() > 0)
                .map(Compared::mode)
                .collect(Collectors.toSet());
        return new Choice(
                bytes,
                cheapest,
                others.stream()
                        .map(Compared::mode)
                        .filter(mode -> !beaten.contains(mode))
                        .toList(),
                others.stream().noneMatch(one -> one.verdict() == Verdict.TOO_FEW_ROUNDS));
    }
}
