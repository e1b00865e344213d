package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RelativeLineTest {
    @Test
    void aLineIsFoundExactly() {
        RelativeLine line = RelativeLine.through(new double[] {0, 10, 1e6}, new double[] {5, 25, 2_000_005});
        assertThat(line.intercept()).isCloseTo(5, within(1e-6));
        assertThat(line.slope()).isCloseTo(2, within(1e-9));
        assertThat(line.typicalDeviation()).isLessThan(1e-9);
    }

    @Test
    void aLargeValueDoesNotDrownASmallOne() {
        // By plain least squares the intercept would be far below 0.
        RelativeLine line = RelativeLine.through(new double[] {1, 2, 1000}, new double[] {11, 12, 2000});
        assertThat(line.deviations().get(0)).isBetween(-0.1, 0.1);
        assertThat(line.deviations().get(1)).isBetween(-0.1, 0.1);
        assertThat(line.farthest()).isEqualTo(1);
    }

    @Test
    void onePlaceMakesNoLine() {
        assertThatThrownBy(() -> RelativeLine.through(new double[] {3, 3}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 2 different ones");
    }
}
