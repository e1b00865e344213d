package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChangepointTest {
    /** Of the 20 ways to lay out three high and three low values, only this one and its mirror image are as split. */
    @Test
    void theProbabilityIsThatOfCountingAllLayouts() {
        Changepoint likeliest = Changepoint.likeliest(new double[] {1, 1, 1, 2, 2, 2}, 20_000, 1);
        assertThat(likeliest.index()).isEqualTo(3);
        assertThat(likeliest.pValue()).isCloseTo(2 / 20.0, within(0.01));
    }

    @Test
    void theProbabilityIsNeverBelowOneOfAllSeriesLookedAt() {
        double[] series = new double[60];
        Arrays.setAll(series, index -> index < 30 ? 1 : 2);
        assertThat(Changepoint.likeliest(series, 99, 1).pValue()).isEqualTo(0.01);
    }

    @Test
    void aSeriesThatIsAllEqualIsNoSurprise() {
        assertThat(Changepoint.likeliest(new double[] {3, 3, 3, 3, 3, 3}, 99, 1).pValue())
                .isEqualTo(1);
    }

    @Test
    void aChangeUpwardsIsFoundWhereAChangeDownwardsIs() {
        double[] down = {9, 8, 9, 8, 1, 2, 1, 2, 1, 2};
        double[] up = {1, 2, 1, 2, 9, 8, 9, 8, 9, 8};
        assertThat(Changepoint.likeliest(down, 99, 1).index()).isEqualTo(4);
        assertThat(Changepoint.likeliest(up, 99, 1).index()).isEqualTo(4);
    }
}
