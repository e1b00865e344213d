package io.github.ipcbench.report.section;

import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.judgement.SelfCheckFinding;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.judgement.Thresholds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.model.ReportModel.Trust;
import io.github.ipcbench.report.model.ReportModel.TrustRow;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.ShownNames;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.FloorRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.SliceRecord;
import io.github.ipcbench.results.WorkerFloor;
import io.github.ipcbench.results.WorkerSlices;
import io.github.ipcbench.statistics.LogMean;
import io.github.ipcbench.statistics.Medians;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** How far the session can be trusted: floor, placement, and what its check of itself came to. */
final class FloorSection implements Section {
    private static final String ANY_MODE = "any";
    private static final double NANOS_PER_MICRO = 1000;
    private static final int NANOS_DECIMALS = 0;
    private static final int MICROS_DECIMALS = 1;

    @Override
    public Optional<ReportModel.Section> of(ReportInput input) {
        return floor(input.results(), input.session(), input.names())
                .map(floor -> ReportModel.Section.of("floor", "Floor, placement and queues", floor));
    }

    /** Absent when there is no run to trust. */
    private static Optional<Trust> floor(Results results, SessionSummary session, ShownNames names) {
        if (session.cases().isEmpty()) {
            return Optional.empty();
        }
        boolean hasFloor = results.runs().stream().anyMatch(run -> run.floor().isPresent());
        List<String> reasons = TrustLines.reasons(session, results.names());
        List<String> notes = new ArrayList<>();
        notes.add("Trust in this session is " + TrustLines.level(session.trust()) + (reasons.isEmpty() ? "." : ": ")
                + String.join(" ", reasons));
        session.comparisons().forEach(comparison -> bySpeed(comparison, names).ifPresent(notes::add));
        notes.addAll(floorNotes(results.runs(), names));
        session.selfCheck()
                .ifPresentOrElse(
                        found -> notes.addAll(selfCheckNotes(found, names)),
                        () -> notes.add(
                                results.lacksSelfCheck()
                                        ? "The case that this session checks itself by is void."
                                        : "This session did not check itself. With -Dipcbench.selfcheck each round also holds"
                                                + " one case a second time and once with a planted delay, and the report says what"
                                                + " could be told apart."));
        List<TrustRow> rows =
                session.cases().stream().map(mode -> row(results, mode, names)).toList();
        return Optional.of(new Trust(TrustLines.level(session.trust()), reasons, hasFloor ? rows : List.of(), notes));
    }

    /** What a multiple is at either speed, where the machine had two and enough pairs met one of them. */
    private static Optional<String> bySpeed(Comparison comparison, ShownNames names) {
        List<String> speeds = new ArrayList<>();
        comparison.speeds().ifPresent(met -> {
            met.fast().ifPresent(multiple -> speeds.add(atSpeed(multiple, "higher", met.fastPairs())));
            met.slow().ifPresent(multiple -> speeds.add(atSpeed(multiple, "lower", met.slowPairs())));
        });
        return speeds.isEmpty()
                ? Optional.empty()
                : Optional.of(names.of(comparison.key()) + " as a multiple of " + names.of(comparison.baseline()) + ": "
                        + String.join(", ", speeds) + ".");
    }

    private static String atSpeed(double multiple, String speed, int pairs) {
        return Numbers.multiple(multiple) + " at the " + speed + " speed of the machine (" + pairs + " pairs of runs)";
    }

    /** The floors of all modes of a size and variant, in nanoseconds; a case stands for them. */
    private static Map<Case, List<Double>> floors(List<RunResult> runs) {
        Map<Case, List<Double>> floors = new LinkedHashMap<>();
        for (RunResult run : runs) {
            run.floor()
                    .ifPresent(floor -> floors.computeIfAbsent(
                                    new Case(
                                            ANY_MODE,
                                            run.key().payloadBytes(),
                                            run.key().variant()),
                                    key -> new ArrayList<>())
                            .add(floor.ringNanos()));
        }
        return floors;
    }

    private static TrustRow row(Results results, CaseSummary mode, ShownNames names) {
        List<RunResult> runs = mode.runs();
        return new TrustRow(
                names.of(mode),
                timesFloor(runs),
                floors(runs, FloorRecord::ringNanos, NANOS_PER_MICRO, MICROS_DECIMALS),
                workers(runs, WorkerFloor::oneCopyNanos, NANOS_PER_MICRO, MICROS_DECIMALS),
                workers(runs, WorkerFloor::twoCopiesNanos, NANOS_PER_MICRO, MICROS_DECIMALS),
                workers(runs, WorkerFloor::nullCallNanos, 1, NANOS_DECIMALS),
                cpus(runs, SliceRecord::sender) + " | " + cpus(runs, SliceRecord::receiver),
                results.cases().stream()
                        .filter(one -> one.key().equals(mode.key()))
                        .flatMap(one -> one.depth().stream())
                        .map(FloorSection::queue)
                        .findFirst()
                        .orElse(Numbers.NONE));
    }

    private static String timesFloor(List<RunResult> runs) {
        double[] times = runs.stream()
                .flatMap(run -> run.floor().stream()
                        .map(floor -> CaseSummary.micros(run) * NANOS_PER_MICRO / floor.ringNanos()))
                .mapToDouble(Double::doubleValue)
                .toArray();
        return times.length == 0 ? Numbers.NONE : Numbers.multiple(Medians.of(times));
    }

    private static String floors(
            List<RunResult> runs, ToDoubleFunction<FloorRecord> nanos, double unitNanos, int decimals) {
        return median(runs.stream().flatMap(run -> run.floor().stream()).mapToDouble(nanos), unitNanos, decimals);
    }

    private static String workers(
            List<RunResult> runs, ToDoubleFunction<WorkerFloor> nanos, double unitNanos, int decimals) {
        return median(
                runs.stream()
                        .flatMap(run -> run.floor().stream())
                        .flatMap(floor -> Stream.of(floor.before(), floor.after()))
                        .flatMap(moment -> moment.ends().stream())
                        .mapToDouble(nanos),
                unitNanos,
                decimals);
    }

    private static String median(DoubleStream nanos, double unitNanos, int decimals) {
        double[] values = nanos.toArray();
        return values.length == 0 ? Numbers.NONE : Numbers.fixed(Medians.of(values) / unitNanos, decimals);
    }

    /** The CPUs of one end's loops over all runs, such as {@code 0, 1}. */
    private static String cpus(List<RunResult> runs, Function<SliceRecord, WorkerSlices> end) {
        TreeSet<Integer> cpus = runs.stream()
                .flatMap(run -> run.slices().stream())
                .flatMap(slices -> end.apply(slices).cpus().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return cpus.isEmpty()
                ? Numbers.NONE
                : cpus.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String queue(CaseRecord.Depth queue) {
        String depth = queue.limit().isPresent()
                ? "at most " + Numbers.whole(queue.limit().getAsInt()) + " messages" + seen(queue)
                : "depth not known";
        if (queue.sendBufferBytes().isEmpty() || queue.receiveBufferBytes().isEmpty()) {
            return depth;
        }
        return depth + "; socket buffers "
                + Numbers.whole(queue.sendBufferBytes().getAsInt()) + " and "
                + Numbers.whole(queue.receiveBufferBytes().getAsInt()) + " bytes";
    }

    private static String seen(CaseRecord.Depth queue) {
        return queue.seenMost().isPresent()
                ? ", " + Numbers.whole(queue.seenMost().getAsInt()) + " seen"
                : "";
    }

    private static List<String> floorNotes(List<RunResult> runs, ShownNames names) {
        Map<Case, List<Double>> all = floors(runs);
        String what =
                "The floor is the time of the copies that no path can avoid: one into shared memory and one out of it,"
                        + " measured in every run right before its window and right after it, by the same threads.";
        if (all.size() == 1) {
            List<Double> floors = all.values().iterator().next();
            return List.of(what + " Its median over the runs is " + micros(medianMicros(floors))
                    + " µs a message, the runs' lie between " + lowest(floors) + " and " + highest(floors) + " µs.");
        }
        return all.isEmpty()
                ? List.of()
                : List.of(what + " Its median over the runs, in microseconds a message: "
                        + all.entrySet().stream()
                                .map(one -> names.withoutMode(
                                                        one.getKey().payloadBytes(),
                                                        one.getKey().variant())
                                                .substring(2)
                                        + " " + micros(medianMicros(one.getValue())) + " ("
                                        + lowest(one.getValue()) + " to " + highest(one.getValue()) + ")")
                                .collect(Collectors.joining("; "))
                        + ".");
    }

    private static String lowest(List<Double> nanos) {
        return micros(Collections.min(nanos) / NANOS_PER_MICRO);
    }

    private static String highest(List<Double> nanos) {
        return micros(Collections.max(nanos) / NANOS_PER_MICRO);
    }

    private static String micros(double micros) {
        return Numbers.fixed(micros, MICROS_DECIMALS);
    }

    private static double medianMicros(List<Double> nanos) {
        return Medians.of(nanos.stream().mapToDouble(Double::doubleValue).toArray()) / NANOS_PER_MICRO;
    }

    private static List<String> selfCheckNotes(SelfCheckFinding finding, ShownNames names) {
        String mode = names.of(finding.key());
        List<String> notes = new ArrayList<>();
        notes.add("Measured a second time in each round, " + mode + " cost " + multiple(finding.again())
                + " times itself: "
                + finding.toldAgainApart()
                        .map(told -> told
                                ? "this session tells apart what is the same, so trust no difference of that size."
                                : "no difference, as it should be.")
                        .orElse("too few rounds to judge."));
        notes.add("With a planted delay of " + share(finding.expectedDelayed() - 1) + ", " + mode + " cost "
                + multiple(finding.delayed()) + " times itself: "
                + (finding.sawPlanted() ? "the delay was seen." : "the delay was not told apart."));
        finding.smallestDifference()
                .ifPresent(smallest -> notes.add("The smallest difference that this session could have told apart, in "
                        + Math.round(100 * Thresholds.POWER) + " of 100 such sessions, is about " + share(smallest)
                        + "."));
        return notes;
    }

    private static String multiple(LogMean mean) {
        return Numbers.fixed(mean.value(), 3)
                + mean.interval(Thresholds.CONFIDENCE)
                        .map(of -> " (" + Math.round(100 * of.confidence()) + " % interval "
                                + Numbers.fixed(of.low(), 3) + " to " + Numbers.fixed(of.high(), 3) + ")")
                        .orElse("");
    }

    private static String share(double share) {
        return Numbers.fixed(100 * share, 1) + " %";
    }
}
