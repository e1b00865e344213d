package io.github.ipcbench.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ipcbench.judgement.SizeSweep.Choice;
import io.github.ipcbench.judgement.SizeSweep.CostModel;
import io.github.ipcbench.judgement.SizeSweep.Crossover;
import io.github.ipcbench.judgement.SizeSweep.Pair;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Preset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SizeSweepTest {
    private static final int ROUNDS = 4;

    /** A mode of known cost: microseconds of each message and of each byte. */
    private record Planted(String mode, double fixedMicros, double byteMicros) {
        double micros(int bytes) {
            return fixedMicros + byteMicros * bytes;
        }
    }

    private static final Planted SOCKET = new Planted("socket", 7, 1.1e-4);

    @Test
    void aPlantedCrossoverLiesInsideItsIntervalInAtLeast18Of20Sweeps() {
        // Both cost the same at 2,555,555 bytes, between two of the sizes.
        Planted memory = new Planted("memory", 30, 1.01e-4);
        double truth = (30 - 7) / (1.1e-4 - 1.01e-4);
        for (double noise : new double[] {0.01, 0.02}) {
            int held = 0;
            for (int seed = 1; seed <= 20; seed++) {
                List<Crossover> found =
                        pair(sweep(seed, noise, SOCKET, memory), "memory").crossovers();
                assertThat(found).allMatch(one -> one.cheaperBelow().equals("socket"));
                held += holds(found, truth) ? 1 : 0;
            }
            assertThat(held).as("noise %s", noise).isGreaterThanOrEqualTo(18);
        }
    }

    @Test
    void aCrossoverAmongSmallSizesIsFoundAsWell() {
        // Both cost the same at 40,000 bytes.
        Planted memory = new Planted("memory", 10, 3.5e-5);
        int held = 0;
        for (int seed = 1; seed <= 20; seed++) {
            held += holds(pair(sweep(seed, 0.05, SOCKET, memory), "memory").crossovers(), 40_000) ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo(18);
    }

    private static boolean holds(List<Crossover> found, double truth) {
        return found.size() == 1
                && found.get(0).fromBytes() <= truth
                && truth <= found.get(0).toBytes();
    }

    @Test
    void theIntervalIsNarrowWhereRunsScatterLittle() {
        Planted memory = new Planted("memory", 10, 3.5e-5);
        Crossover found =
                pair(sweep(1, 0.001, SOCKET, memory), "memory").crossovers().get(0);
        assertThat(found.toBytes() - found.fromBytes()).isLessThan(2_000);
        assertThat(found.cheaperAbove()).isEqualTo("memory");
    }

    @Test
    void whereOneModeCostsMoreAtEverySizeThereIsNoCrossover() {
        Pair pair = pair(sweep(3, 0.03, SOCKET, new Planted("file", 90, 4e-4)), "file");
        assertThat(pair.crossovers()).isEmpty();
        assertThat(pair.moreExpensive()).containsExactlyElementsOf(Preset.SWEEP.sizes());
        assertThat(pair.cheaper()).isEmpty();
        assertThat(pair.open()).isEmpty();
    }

    @Test
    void equalModesHaveNoCrossoverInMostSweeps() {
        int found = 0;
        for (int seed = 1; seed <= 20; seed++) {
            found += pair(sweep(seed, 0.05, SOCKET, new Planted("twin", 7, 1.1e-4)), "twin")
                            .crossovers()
                            .isEmpty()
                    ? 0
                    : 1;
        }
        assertThat(found).isLessThanOrEqualTo(2);
    }

    @Test
    void pairsWithoutTheBaselineAreNamedOnlyWhereTheyCross() {
        SizeSweep sweep = sweep(
                5,
                0.01,
                SOCKET,
                new Planted("one", 20, 2e-4),
                new Planted("other", 60, 1.5e-4),
                new Planted("file", 200, 5e-4));
        assertThat(sweep.pairs().stream().map(pair -> pair.mode() + "/" + pair.reference()))
                .containsExactly("one/socket", "other/socket", "file/socket", "other/one");
        assertThat(sweep.pairs().get(3).crossovers())
                .singleElement()
                .satisfies(one -> assertThat(one.cheaperAbove()).isEqualTo("other"));
    }

    @Test
    void theCostModelFindsWhatWasPlantedAndSaysHowFarCostsAreFromIt() {
        CostModel exact = sweep(1, 0, SOCKET, SOCKET).curves().get(0).model().orElseThrow();
        assertThat(exact.fixedMicros()).isCloseTo(7, within(1e-6));
        assertThat(exact.byteMicros()).isCloseTo(1.1e-4, within(1e-10));
        assertThat(exact.typicalResidual()).isLessThan(1e-9);

        Map<Integer, Map<String, double[]>> bent = new TreeMap<>();
        Preset.SWEEP
                .sizes()
                .forEach(bytes ->
                        bent.put(bytes, Map.of("socket", new double[] {SOCKET.micros(bytes) * (bytes == 1 << 20 ? 2 : 1)
                        })));
        CostModel model = SizeSweep.of(bent, Map.of(), "socket", Case.BASE)
                .orElseThrow()
                .curves()
                .get(0)
                .model()
                .orElseThrow();
        assertThat(model.largestBytes()).isEqualTo(1 << 20);
        assertThat(model.largestResidual()).isBetween(0.3, 0.5);
        assertThat(model.typicalResidual()).isBetween(0.05, 0.3);
    }

    @Test
    void theCheapestModeIsNamedWithThoseThatDoNotClearlyCostMore() {
        SizeSweep sweep = sweep(2, 0.02, SOCKET, new Planted("twin", 7, 1.1e-4), new Planted("file", 90, 4e-4));
        for (Choice choice : sweep.choices(any -> true)) {
            assertThat(choice.holds("socket") || choice.holds("twin")).isTrue();
            assertThat(choice.holds("file")).isFalse();
            assertThat(choice.told()).isTrue();
        }
        assertThat(sweep.choices("file"::equals)).allSatisfy(choice -> {
            assertThat(choice.cheapest()).isEqualTo("file");
            assertThat(choice.orElse()).isEmpty();
        });
    }

    @Test
    void aModeThatSomeOtherIsClearlyCheaperThanIsNoChoice() {
        Map<Integer, Map<String, double[]>> micros = new TreeMap<>();
        for (int bytes : List.of(16, 1024)) {
            Map<String, double[]> modes = new LinkedHashMap<>();
            modes.put("steady", new double[] {10, 10.1, 10, 10.1});
            modes.put("scattered", new double[] {7, 13, 8, 12});
            modes.put("expensive", new double[] {10.8, 11, 10.9, 10.9});
            micros.put(bytes, modes);
        }
        SizeSweep sweep = SizeSweep.of(micros, Map.of(), "steady", Case.BASE).orElseThrow();
        assertThat(sweep.choices(any -> true)).allSatisfy(choice -> {
            assertThat(choice.cheapest()).isEqualTo("scattered");
            assertThat(choice.orElse()).containsExactly("steady");
        });
        assertThat(sweep.choices(mode -> !mode.equals("steady")))
                .allSatisfy(choice -> assertThat(choice.orElse()).containsExactly("expensive"));
    }

    @Test
    void twoRoundsTellNothingApart() {
        Map<Integer, Map<String, double[]>> micros = new TreeMap<>();
        for (int bytes : List.of(16, 1024)) {
            micros.put(bytes, Map.of("socket", new double[] {1, 1}, "file", new double[] {9, 9}));
        }
        SizeSweep sweep = SizeSweep.of(micros, Map.of(), "socket", Case.BASE).orElseThrow();
        assertThat(sweep.choices(any -> true)).allSatisfy(choice -> {
            assertThat(choice.told()).isFalse();
            assertThat(choice.orElse()).containsExactly("file");
        });
        assertThat(sweep.pairs())
                .singleElement()
                .satisfies(pair -> assertThat(pair.open()).containsExactly(16, 1024));
        assertThat(sweep.curves().get(0).model()).isEmpty();
    }

    @Test
    void oneSizeIsNoSweep() {
        assertThat(SizeSweep.of(Map.of(16, Map.of("socket", new double[] {1, 1, 1})), Map.of(), "socket", Case.BASE))
                .isEmpty();
    }

    private static Pair pair(SizeSweep sweep, String mode) {
        return sweep.pairs().stream()
                .filter(pair -> pair.mode().equals(mode) && pair.reference().equals("socket"))
                .findFirst()
                .orElseThrow();
    }

    /** Each run scatters by itself, and the rounds of a size scatter together. */
    private static SizeSweep sweep(int seed, double noise, Planted... modes) {
        Random random = new Random(seed);
        Map<Integer, Map<String, double[]>> micros = new TreeMap<>();
        for (int bytes : Preset.SWEEP.sizes()) {
            double[] common = IntStream.range(0, ROUNDS)
                    .mapToDouble(round -> Math.exp(0.1 * random.nextGaussian()))
                    .toArray();
            Map<String, double[]> ofSize = new LinkedHashMap<>();
            for (Planted mode : modes) {
                ofSize.put(
                        mode.mode(),
                        DoubleStream.of(common)
                                .map(shared -> (noise == 0 ? 1 : shared)
                                        * mode.micros(bytes)
                                        * Math.exp(noise * random.nextGaussian()))
                                .toArray());
            }
            micros.put(bytes, ofSize);
        }
        return SizeSweep.of(micros, Map.of(), "socket", Case.BASE).orElseThrow();
    }
}
