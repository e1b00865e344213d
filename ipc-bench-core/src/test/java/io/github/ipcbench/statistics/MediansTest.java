package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MediansTest {
    @Test
    void theMedianIsTheMiddleValueOrTheMeanOfTheTwoMiddleOnes() {
        assertThat(Medians.of(new double[] {3, 1, 2})).isEqualTo(2);
        assertThat(Medians.of(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
    }

    @Test
    void theOrderOfTheGivenValuesIsLeftAlone() {
        double[] values = {3, 1, 2};
        Medians.of(values);
        assertThat(values).containsExactly(3, 1, 2);
    }

    @Test
    void noValuesAndNotANumberAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Medians.of(new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Medians.of(new double[] {1, Double.NaN}));
    }
}
