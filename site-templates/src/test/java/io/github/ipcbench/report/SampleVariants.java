package io.github.ipcbench.report;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.Environment.VariantWorkers;
import io.github.ipcbench.results.PlanRecord;
import io.github.ipcbench.results.PlanRecord.VariantRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WorkerMeasurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** A made-up session of several variants, whose multiples of the first are known. */
final class SampleVariants {
    /** What a run costs beside the baseline's in this round; rounds count from 1. */
    interface Multiple {
        double in(int round);
    }

    private static final String ANY = "";

    private List<String> modes = List.of("socket", "file", "mmap-relaxed");
    private List<Integer> sizes = List.of(112_192);
    private List<String> variants = List.of("jdk17", "jdk25");
    private final Map<String, Multiple> multiples = new LinkedHashMap<>();
    private final Map<String, String> unsupported = new LinkedHashMap<>();
    private final List<VariantWorkers> workers = new ArrayList<>();
    private int rounds = 10;
    private double noise = 0.01;
    private Optional<String> label = Optional.empty();

    SampleVariants modes(String... ids) {
        modes = List.of(ids);
        return this;
    }

    SampleVariants sizes(Integer... bytes) {
        sizes = List.of(bytes);
        return this;
    }

    /** @param names the baseline first */
    SampleVariants variants(String... names) {
        variants = List.of(names);
        return this;
    }

    SampleVariants rounds(int count) {
        rounds = count;
        return this;
    }

    SampleVariants noise(double deviation) {
        noise = deviation;
        return this;
    }

    SampleVariants label(String text) {
        label = Optional.of(text);
        return this;
    }

    /** @param java the JDK of a variant other than the first */
    SampleVariants onJdk(String variant, String java, String fileSystem) {
        workers.add(new VariantWorkers(variant, java, "ffm", List.of(), fileSystem));
        return this;
    }

    SampleVariants costing(String variant, String mode, Multiple multiple) {
        multiples.put(variant + " " + mode, multiple);
        return this;
    }

    SampleVariants costing(String variant, double multiple) {
        return costing(variant, ANY, round -> multiple);
    }

    SampleVariants unsupported(String mode, String reason) {
        unsupported.put(mode, reason);
        return this;
    }

    Results build() {
        Results one = SampleResults.quick().build();
        PlanRecord plan = one.plan();
        return new Results(
                one.format(),
                one.version(),
                one.tool(),
                one.startedAt(),
                true,
                new PlanRecord(
                        "quick",
                        modes,
                        rounds,
                        sizes,
                        3,
                        plan.payload(),
                        "mirrored",
                        plan.seed(),
                        variants.stream()
                                .map(name -> new VariantRecord(
                                        name, "select", "auto", Optional.of("0,0"), OptionalInt.of(11)))
                                .toList(),
                        "off",
                        false,
                        plan.timeoutSeconds(),
                        plan.messagesPerSession(),
                        label,
                        Map.of()),
                one.environment().withVariants(workers),
                List.of(),
                cases().stream().map(this::record).toList(),
                runs(),
                Optional.empty(),
                Optional.empty(),
                List.of(Warning.of(WarningCode.REPEATED_PAIRS, 2L)));
    }

    private List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        sizes.forEach(bytes ->
                modes.forEach(mode -> variants.forEach(variant -> cases.add(new Case(mode, bytes, variant)))));
        return cases;
    }

    private CaseRecord record(Case key) {
        return unsupported.containsKey(key.mode())
                ? CaseRecord.unsupported(key, unsupported.get(key.mode()), 0)
                : CaseRecord.measured(
                        key,
                        1000,
                        new CaseRecord.Depth(
                                OptionalInt.of(11), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()));
    }

    private List<RunResult> runs() {
        Random random = new Random(22);
        List<RunResult> runs = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (Case key : cases()) {
                if (!unsupported.containsKey(key.mode())) {
                    double multiple = multiples
                            .getOrDefault(
                                    key.variant() + " " + key.mode(),
                                    multiples.getOrDefault(key.variant() + " " + ANY, any -> 1))
                            .in(round);
                    double micros = (20 + 30 * modes.indexOf(key.mode())) * (0.5 + key.payloadBytes() / 224_384.0);
                    long cpu = Math.round(1e6 * micros * multiple * Math.exp(noise * random.nextGaussian()));
                    runs.add(run(runs.size() + 1, round, key, cpu));
                }
            }
        }
        return runs;
    }

    private static RunResult run(int index, int round, Case key, long cpu) {
        return new RunResult(
                index,
                round,
                key,
                1000,
                cpu,
                new BothEnds<>(worker(cpu / 2, key), worker(cpu - cpu / 2, key)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static WorkerMeasurement worker(long cpu, Case key) {
        return new WorkerMeasurement(
                cpu, cpu, cpu / 4, cpu - cpu / 4, cpu / 4, cpu - cpu / 4, 1000L * key.payloadBytes(), 1 << 20, 14);
    }
}
