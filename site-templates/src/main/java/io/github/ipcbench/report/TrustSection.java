package io.github.ipcbench.report;

import io.github.ipcbench.judgement.FloorCanary;
import io.github.ipcbench.judgement.SelfCheckFinding;
import io.github.ipcbench.report.ReportModel.Trust;
import io.github.ipcbench.report.ReportModel.TrustRow;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.FloorRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.SliceRecord;
import io.github.ipcbench.results.WorkerFloor;
import io.github.ipcbench.results.WorkerSlices;
import io.github.ipcbench.statistics.BlockRatios;
import io.github.ipcbench.statistics.CanaryFlags;
import io.github.ipcbench.statistics.Interval;
import io.github.ipcbench.statistics.Medians;
import io.github.ipcbench.statistics.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Fills the section on how far the session can be trusted: floor, placement, and what its check of itself came to. */
final class TrustSection {
    static final String TITLE = "How far to trust this session";

    /** The power that sensitivity is customarily stated for. */
    private static final double POWER = 0.8;

    private static final double NANOS_PER_MICRO = 1000;
    private static final int NANOS_DECIMALS = 0;
    private static final int MICROS_DECIMALS = 1;

    private TrustSection() {}

    /** Absent when no run has a floor and the session did not check itself. */
    static Optional<Trust> of(Results results, List<CaseSummary> modes, ShownNames names) {
        List<FloorCanary> canaries = FloorCanary.of(results.runs());
        Optional<SelfCheckFinding> finding = SelfCheckFinding.of(results, CaseSummary.CONFIDENCE, POWER);
        if (canaries.isEmpty() && finding.isEmpty()) {
            return Optional.empty();
        }
        List<String> notes = new ArrayList<>();
        canaries.forEach(canary -> notes.add(floorNote(canary, names)));
        finding.ifPresentOrElse(
                found -> notes.addAll(selfCheckNotes(found, names)),
                () -> notes.add(
                        "This session did not check itself. With -Dipcbench.selfcheck each round also holds one case a"
                                + " second time and once with a planted delay, and the report says what could be told apart."));
        return Optional.of(new Trust(
                modes.stream().map(mode -> row(results, mode, names, canaries)).toList(), notes));
    }

    /** The median floor of the session's rounds, in microseconds; empty where there is none, or not one for all cases. */
    static OptionalDouble floorMicros(Results results) {
        List<FloorCanary> canaries = FloorCanary.of(results.runs());
        return canaries.size() == 1
                ? OptionalDouble.of(canaries.get(0).flags().medianFloor() / NANOS_PER_MICRO)
                : OptionalDouble.empty();
    }

    private static TrustRow row(Results results, CaseSummary mode, ShownNames names, List<FloorCanary> canaries) {
        List<RunResult> runs = mode.runs();
        return new TrustRow(
                names.of(mode),
                canaries.stream()
                        .filter(canary -> canary.covers(runs.get(0)))
                        .map(canary -> timesFloor(runs, canary))
                        .findFirst()
                        .orElse(Numbers.NONE),
                floors(runs, FloorRecord::ringNanos, NANOS_PER_MICRO, MICROS_DECIMALS),
                workers(runs, WorkerFloor::oneCopyNanos, NANOS_PER_MICRO, MICROS_DECIMALS),
                workers(runs, WorkerFloor::twoCopiesNanos, NANOS_PER_MICRO, MICROS_DECIMALS),
                workers(runs, WorkerFloor::nullCallNanos, 1, NANOS_DECIMALS),
                cpus(runs, SliceRecord::sender) + " | " + cpus(runs, SliceRecord::receiver),
                results.cases().stream()
                        .filter(one -> one.key().equals(mode.key()))
                        .flatMap(one -> one.depth().stream())
                        .map(TrustSection::queue)
                        .findFirst()
                        .orElse(Numbers.NONE));
    }

    private static String timesFloor(List<RunResult> runs, FloorCanary canary) {
        double[] times = runs.stream()
                .filter(run -> canary.roundFloorNanos().containsKey(run.round()))
                .mapToDouble(run -> CaseSummary.totalMicros(run)
                        * NANOS_PER_MICRO
                        / canary.roundFloorNanos().get(run.round()))
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
                        .flatMap(floor -> Stream.of(floor.sender(), floor.receiver()))
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
                ? "at most " + Numbers.whole(queue.limit().getAsInt()) + " messages"
                : "depth not known";
        return depth + "; socket buffers " + Numbers.whole(queue.sendBufferBytes()) + " and "
                + Numbers.whole(queue.receiveBufferBytes()) + " bytes";
    }

    private static String floorNote(FloorCanary canary, ShownNames names) {
        List<Integer> flagged = canary.flaggedRounds();
        String held = flagged.isEmpty()
                ? "It held still: in no round did it stray by more than "
                : "It strayed in round" + (flagged.size() == 1 ? " " : "s ")
                        + flagged.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + " of " + canary.flags().blocks() + ", by more than ";
        return "The floor is the time of the copies that no path can avoid: one into shared memory and one out of it,"
                + " measured in every run right after its window, by the same threads. Its median over the rounds"
                + names.withoutMode(canary.payloadBytes(), canary.variant()) + " is "
                + Numbers.fixed(canary.flags().medianFloor() / NANOS_PER_MICRO, MICROS_DECIMALS) + " µs a message. "
                + held + Math.round(100 * CanaryFlags.TOLERATED_SHARE) + " % of it.";
    }

    private static List<String> selfCheckNotes(SelfCheckFinding finding, ShownNames names) {
        String mode = names.of(finding.key());
        boolean same = finding.again().verdict() == Verdict.INDISTINGUISHABLE;
        List<String> notes = new ArrayList<>();
        notes.add(
                "Measured a second time in each round, " + mode + " cost " + ratio(finding.again()) + " times itself: "
                        + (finding.again().interval().isEmpty()
                                ? "too few rounds to judge."
                                : same
                                        ? "indistinguishable, as it should be."
                                        : "this session tells apart what is the same, so trust no difference of that size."));
        notes.add("With a planted delay of " + share(finding.expectedDelayed() - 1) + ", " + mode + " cost "
                + ratio(finding.delayed()) + " times itself: "
                + (finding.sawPlanted() ? "the delay was seen." : "the delay was not told apart."));
        finding.sensitivity()
                .ifPresent(
                        sensitivity -> notes.add("The smallest difference that this session could have told apart, in "
                                + Math.round(100 * sensitivity.power()) + " of 100 such sessions, is about "
                                + share(sensitivity.smallestDifference()) + "."));
        return notes;
    }

    private static String ratio(BlockRatios ratios) {
        Optional<Interval> interval = ratios.interval();
        return Numbers.fixed(ratios.ratio(), 3)
                + interval.map(of -> " (" + Math.round(100 * of.confidence()) + " % interval "
                                + Numbers.fixed(of.low(), 3) + " to " + Numbers.fixed(of.high(), 3) + ")")
                        .orElse("");
    }

    private static String share(double share) {
        return Numbers.fixed(100 * share, 1) + " %";
    }
}
