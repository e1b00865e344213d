package io.github.ipcbench.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Machines and their noise of any shape the records allow, for properties. */
final class ArbitraryMachine {
    private ArbitraryMachine() {}

    static Arbitrary<HostDetails> details() {
        Arbitrary<Map<String, String>> options = Arbitraries.maps(ArbitraryResults.text(), ArbitraryResults.text())
                .ofMaxSize(2);
        Arbitrary<Map<String, Long>> sysctls =
                Arbitraries.maps(ArbitraryResults.text(), Arbitraries.longs()).ofMaxSize(2);
        Arbitrary<List<CpuCache>> caches = Combinators.combine(
                        Arbitraries.integers(), ArbitraryResults.text(), Arbitraries.longs())
                .as(CpuCache::new)
                .list()
                .ofMaxSize(2);
        return Combinators.combine(
                        ArbitraryResults.text().optional(),
                        ArbitraryCalls.optionalNumber(),
                        ArbitraryCalls.optionalLong(),
                        caches,
                        accounting(),
                        options,
                        sysctls,
                        ArbitraryResults.text().list().ofMaxSize(2))
                .as((words, quota, limit, cached, accounting, built, set, flags) -> new HostDetails(
                        words,
                        words,
                        true,
                        quota,
                        limit,
                        cached,
                        accounting,
                        built,
                        words,
                        flags,
                        set,
                        flags,
                        flags,
                        words.map(ArbitraryMachine::largest)));
    }

    private static Arbitrary<CpuAccounting> accounting() {
        Arbitrary<OptionalInt> ticks = Arbitraries.integers()
                .greaterOrEqual(1)
                .optional()
                .map(value -> value.map(OptionalInt::of).orElseGet(OptionalInt::empty));
        return Combinators.combine(
                        Arbitraries.of(CpuAccounting.TICK, CpuAccounting.PRECISE, CpuAccounting.UNKNOWN),
                        ticks,
                        ArbitraryResults.text())
                .as(CpuAccounting::new);
    }

    static Arbitrary<NoiseRecord> noise() {
        return Combinators.combine(worker(), worker(), machine()).as(NoiseRecord::new);
    }

    private static Arbitrary<WorkerNoise> worker() {
        return Combinators.combine(Arbitraries.longs(), ArbitraryCalls.optionalLong(), ArbitraryCalls.optionalLong())
                .as((wall, some, other) -> new WorkerNoise(wall, some, other, some, other, some, other));
    }

    private static Arbitrary<MachineNoise> machine() {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.integers()
                                .optional()
                                .map(value -> value.map(OptionalInt::of).orElseGet(OptionalInt::empty)),
                        ArbitraryCalls.optionalLong(),
                        ArbitraryCalls.optionalLong(),
                        ArbitraryCalls.optionalNumber(),
                        ArbitraryResults.text().optional())
                .as((wall, cpus, busy, other, load, governor) ->
                        new MachineNoise(wall, cpus, busy, other, other, busy, load, governor));
    }

    /** Details with everything known. */
    static HostDetails full() {
        return new HostDetails(
                Optional.of("Linux 12"),
                Optional.of("KVM"),
                true,
                OptionalDouble.of(1.5),
                OptionalLong.of(1L << 31),
                List.of(new CpuCache(1, "data", 49_152)),
                new CpuAccounting(CpuAccounting.TICK, OptionalInt.of(250), "a trial"),
                Map.of("HZ", "250"),
                Optional.of("tsc"),
                List.of("rw"),
                Map.of("net.unix.max_dgram_qlen", 10L),
                List.of("-Xmx1g"),
                List.of("-Xmx64m"),
                Optional.of(largest("EMSGSIZE")));
    }

    private static LargestDatagram largest(String reason) {
        return new LargestDatagram(
                new LargestDatagram.Found(1_000, 968, reason), new LargestDatagram.Found(4_000, 2_000, reason));
    }

    /** Noise with everything known. */
    static NoiseRecord loud() {
        OptionalLong nanos = OptionalLong.of(5);
        WorkerNoise worker = new WorkerNoise(9, nanos, nanos, nanos, nanos, nanos, nanos);
        MachineNoise machine = new MachineNoise(
                9, OptionalInt.of(2), nanos, nanos, nanos, nanos, OptionalDouble.of(0.5), Optional.of("powersave"));
        return new NoiseRecord(worker, worker, machine);
    }
}
