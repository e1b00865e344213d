package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TwoLevelsTest {

    @Test
    void valuesAtTwoLevelsAreParted() {
        TwoLevels levels = TwoLevels.of(7, 4, 6, 4.2, 3.8);
        assertThat(levels.low()).isCloseTo(4, within(1e-12));
        assertThat(levels.high()).isCloseTo(6.5, within(1e-12));
        assertThat(levels.step()).isCloseTo(2.5, within(1e-12));
        assertThat(levels.lowCount()).isEqualTo(3);
        assertThat(levels.highCount()).isEqualTo(2);
        assertThat(levels.isHigh(6)).isTrue();
        assertThat(levels.isHigh(4.2)).isFalse();
        assertThat(levels.rSquared()).isCloseTo(1 - 0.58 / 8.08, within(1e-12));
    }

    @Test
    void equalValuesHaveOneLevel() {
        assertThat(TwoLevels.of(3, 3, 3).rSquared()).isZero();
    }

    /** Two means explain 2 / pi of a normal scatter, 64 %, without there being two levels. */
    @Test
    void aNormalScatterStaysBelowTheShareOfTwoLevels() {
        double[] values = new double[10_000];
        Random random = new Random(SimulatedRuns.SEED);
        Arrays.setAll(values, place -> random.nextGaussian());
        assertThat(TwoLevels.of(values).rSquared()).isCloseTo(2 / Math.PI, within(0.02));
    }

    @Test
    void oneValueIsTooFew() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwoLevels.of(1))
                .withMessage("values: at least two are needed: 1");
    }
}
