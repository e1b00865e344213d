package io.github.ipcbench.report;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.CpuAccounting;
import io.github.ipcbench.results.FloorRecord;
import io.github.ipcbench.results.ModeRecord;
import io.github.ipcbench.results.PlanRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.WorkerFloor;
import io.github.ipcbench.results.WorkerMeasurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

/** A made-up session of several sizes: costs are straight lines over the bytes and a little noise. */
final class SampleSweep {
    private static final List<Integer> SIZES = List.of(16, 1024, 16_384, 112_192, 1 << 20, 1 << 22, 1 << 24);

    /** A mode whose library is absent. */
    static final String UNAVAILABLE = "socket-zstd";

    private static final int LARGEST_DATAGRAM = 4_263_616;

    private int rounds = 4;
    private List<Integer> sizes = SIZES;
    private int descriptors = 3;
    private List<String> modes = List.of("socket", "file", "mmap-relaxed", "pipe");
    private double noise = 0.02;

    static Results results() {
        return new SampleSweep().build();
    }

    SampleSweep rounds(int count) {
        rounds = count;
        return this;
    }

    SampleSweep sizes(List<Integer> bytes) {
        sizes = bytes;
        return this;
    }

    SampleSweep descriptors(int count) {
        descriptors = count;
        return this;
    }

    SampleSweep modes(String... ids) {
        modes = List.of(ids);
        return this;
    }

    SampleSweep noise(double deviation) {
        noise = deviation;
        return this;
    }

    Results build() {
        Results one = SampleResults.quick()
                .accounting(CpuAccounting.TICK, OptionalInt.of(250))
                .build();
        PlanRecord plan = one.plan();
        List<RunResult> runs = runs();
        return new Results(
                one.format(),
                one.version(),
                one.tool(),
                one.startedAt(),
                true,
                new PlanRecord(
                        "sweep",
                        modes,
                        rounds,
                        sizes,
                        descriptors,
                        plan.payload(),
                        plan.order(),
                        plan.seed(),
                        plan.variants(),
                        "off",
                        false,
                        plan.timeoutSeconds(),
                        plan.messagesPerSession(),
                        Optional.empty(),
                        Map.of("ipcbench.preset", "sweep")),
                one.environment(),
                modes.stream().map(SampleSweep::called).toList(),
                sizes.stream()
                        .flatMap(bytes -> modes.stream().map(mode -> record(new Case(mode, bytes, Case.BASE))))
                        .toList(),
                runs,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static ModeRecord called(String mode) {
        return switch (mode) {
            case "socket" -> new ModeRecord(mode, "a socket", "one datagram", OptionalInt.of(253));
            case "file" -> new ModeRecord(mode, "a file", "an unlinked file", OptionalInt.of(253));
            case "pipe" -> new ModeRecord(mode, "a pipe", "bytes alone", OptionalInt.of(0));
            default -> new ModeRecord(mode, "", "a queue in shared memory", OptionalInt.of(253));
        };
    }

    private static CaseRecord record(Case key) {
        return isCarried(key)
                ? CaseRecord.measured(
                        key,
                        1000,
                        new CaseRecord.Depth(
                                OptionalInt.of(11), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()))
                : CaseRecord.unsupported(
                        key,
                        key.mode().equals(UNAVAILABLE)
                                ? new CaseRecord.Unsupported("the library is absent; add it", OptionalLong.empty())
                                : new CaseRecord.Unsupported("EMSGSIZE", LARGEST_DATAGRAM));
    }

    private static boolean isCarried(Case key) {
        return !key.mode().equals(UNAVAILABLE) && isSmallEnough(key);
    }

    private static boolean isSmallEnough(Case key) {
        return !key.mode().equals("socket") || key.payloadBytes() <= LARGEST_DATAGRAM;
    }

    private List<RunResult> runs() {
        Random random = new Random(11);
        List<RunResult> runs = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (int bytes : sizes) {
                for (String mode : modes) {
                    Case key = new Case(mode, bytes, Case.BASE);
                    if (isCarried(key)) {
                        long cpu = Math.round(1e6 * micros(key) * Math.exp(noise * random.nextGaussian()));
                        runs.add(run(runs.size() + 1, round, key, cpu));
                    }
                }
            }
        }
        return runs;
    }

    private static double micros(Case key) {
        int bytes = key.payloadBytes();
        return switch (key.mode()) {
            case "socket" -> 7 + 1.5e-4 * bytes;
            case "file" -> 90 + 4e-4 * bytes;
            case "pipe" -> 3 + 2.5e-4 * bytes;
            // As cheap as the socket at about 120,000 bytes.
            default -> 13 + 1e-4 * bytes;
        };
    }

    private static RunResult run(int index, int round, Case key, long cpuNanos) {
        double floor = 100 + 0.045 * key.payloadBytes();
        FloorRecord.Moment moment = new FloorRecord.Moment(new BothEnds<>(
                new WorkerFloor(floor, 2 * floor, floor, 150), new WorkerFloor(floor, 2 * floor, floor, 150)));
        return new RunResult(
                index,
                round,
                key,
                1000,
                cpuNanos,
                new BothEnds<>(worker(cpuNanos / 2, key), worker(cpuNanos - cpuNanos / 2, key)),
                Optional.empty(),
                Optional.of(new FloorRecord(moment, moment)),
                Optional.empty(),
                List.of());
    }

    private static WorkerMeasurement worker(long cpu, Case key) {
        return new WorkerMeasurement(
                cpu, cpu, cpu / 4, cpu - cpu / 4, cpu / 4, cpu - cpu / 4, 1000L * key.payloadBytes(), 1 << 20, 14);
    }
}
