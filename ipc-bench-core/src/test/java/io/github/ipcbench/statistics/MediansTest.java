package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MediansTest {
    @Test
    void theMedianIsTheMiddleValueOrTheMeanOfTheTwoMiddleOnes() {
        assertThat(Medians.of(9, 1, 4)).isEqualTo(4);
        assertThat(Medians.of(9, 1, 4, 5)).isEqualTo(4.5);
        assertThat(Medians.of(7)).isEqualTo(7);
    }

    @Test
    void theValuesStayInTheOrderTheyWereMeasuredIn() {
        double[] values = {9, 1, 4, 8, 2, 7, 3, 6, 5, 0, 9, 1, 4, 8, 2, 7};
        double[] before = values.clone();
        assertThat(Medians.of(values)).isEqualTo(4.5);
        assertThat(values).isEqualTo(before);
    }

    @Test
    void noValuesAndValuesThatAreNoNumbersAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(Medians::of).withMessageContaining("at least one value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Medians.of(1, Double.NaN))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Medians.of(1, Double.POSITIVE_INFINITY))
                .withMessageContaining("Infinity");
    }
}
