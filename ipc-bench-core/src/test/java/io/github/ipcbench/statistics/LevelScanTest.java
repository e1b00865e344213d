package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelScanTest {

    @Test
    void theStretchThatLiesApartIsFoundWithItsTwoLevels() {
        LevelScan scan = LevelScan.of(1, 1.1, 1, 2, 2.1, 2, 2.1, 1, 1.1, 1);
        assertThat(scan.from()).isEqualTo(3);
        assertThat(scan.to()).isEqualTo(7);
        assertThat(scan.inside()).isCloseTo(2.05, within(1e-12));
        assertThat(scan.outside()).isCloseTo(6.2 / 6, within(1e-12));
        assertThat(scan.step()).isCloseTo(2.05 - 6.2 / 6, within(1e-12));
        assertThat(scan.withinDeviation()).isCloseTo(Math.sqrt((0.01 + 0.2 / 15) / 8), within(1e-9));
        assertThat(scan.pValue()).isLessThan(0.001);
    }

    @Test
    void aSeriesOfEqualValuesHasNoLevels() {
        LevelScan scan = LevelScan.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
        assertThat(scan.rSquared()).isZero();
        assertThat(scan.pValue()).isEqualTo(1);
    }

    /** At ten rounds a level has at least three. */
    @Test
    void twoValuesOfTenAreNoLevel() {
        assertThat(LevelScan.of(1, 1, 1, 1, 2, 2, 1, 1, 1, 1).length()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void threeValuesAreTooFew() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LevelScan.of(1, 2, 3))
                .withMessage("series: at least 4 values are needed: 3");
    }

    /** Critical values of an independent simulation over 40,000 normal series, at 5, 2, 1 and 0.5 %. */
    @ParameterizedTest
    @CsvSource({
        "6, .882, .926, .947, .962", "8, .803, .855, .886, .910", "10, .705, .770, .807, .838",
        "12, .647, .713, .752, .786", "14, .575, .644, .689, .724", "16, .535, .598, .642, .674",
        "20, .452, .515, .555, .590", "30, .327, .379, .412, .445"
    })
    void thePValueIsThatOfNormalSeriesOfTheSameLength(int count, double five, double two, double one, double half) {
        assertThat(pValueAt(count, five)).isCloseTo(0.05, within(0.004));
        assertThat(pValueAt(count, two)).isCloseTo(0.02, within(0.002));
        assertThat(pValueAt(count, one)).isCloseTo(0.01, within(0.0015));
        assertThat(pValueAt(count, half)).isCloseTo(0.005, within(0.001));
    }

    /** The mean p-value of normal series whose statistic lies next to the one asked for. */
    private static double pValueAt(int count, double rSquared) {
        Random random = new Random(SimulatedRuns.SEED);
        double nearest = 1;
        double pValue = 1;
        for (int series = 0; series < 4000; series++) {
            LevelScan scan = LevelScan.of(normal(count, random));
            if (Math.abs(scan.rSquared() - rSquared) < nearest) {
                nearest = Math.abs(scan.rSquared() - rSquared);
                pValue = scan.pValue();
            }
        }
        return pValue;
    }

    @Test
    void twoThousandRoundsAreScannedAndTheirLevelsFound() {
        double[] series = normal(2_000, new Random(SimulatedRuns.SEED));
        assertThat(LevelScan.of(series).pValue()).isGreaterThan(0.01);
        Arrays.setAll(series, round -> series[round] + (round >= 600 && round < 1200 ? 1 : 0));
        LevelScan scan = LevelScan.of(series);
        assertThat(scan.from()).isBetween(560, 640);
        assertThat(scan.to()).isBetween(1160, 1240);
        assertThat(scan.pValue()).isLessThan(0.001);
    }

    private static double[] normal(int count, Random random) {
        double[] series = new double[count];
        Arrays.setAll(series, value -> random.nextGaussian());
        return series;
    }
}
