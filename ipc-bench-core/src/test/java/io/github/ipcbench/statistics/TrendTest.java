package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrendTest {

    @Test
    void aStraightLineIsExplainedWholly() {
        Trend trend = Trend.of(1, 3, 5, 7);
        assertThat(trend.change()).isCloseTo(6, within(1e-12));
        assertThat(trend.rSquared()).isCloseTo(1, within(1e-12));
        assertThat(trend.pValue()).isCloseTo(0, within(1e-6));
    }

    /** Slope 0.9, residuals 0.1, -0.3, 0.3, -0.1: R² 0.953, t = 6.364 with two degrees of freedom. */
    @Test
    void theSlopeIsTestedByT() {
        Trend trend = Trend.of(1.1, 1.6, 3.1, 3.6);
        assertThat(trend.change()).isCloseTo(2.7, within(1e-12));
        assertThat(trend.rSquared()).isCloseTo(4.05 / 4.25, within(1e-12));
        assertThat(trend.pValue()).isCloseTo(0.02381, within(1e-4));
    }

    @Test
    void equalValuesHaveNoTrend() {
        assertThat(Trend.of(2, 2, 2)).isEqualTo(new Trend(0, 0, 1));
    }

    @Test
    void twoValuesAreTooFew() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trend.of(1, 2))
                .withMessage("series: at least 3 values are needed: 2");
    }
}
