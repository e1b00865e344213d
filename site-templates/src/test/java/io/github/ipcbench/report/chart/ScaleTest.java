package io.github.ipcbench.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void theEndsOfTheDomainFallOnTheEndsOfTheStretch() {
        Scale scale = new Scale(0, 80, 10, 90);
        assertThat(scale.percent(0)).isEqualTo("10%");
        assertThat(scale.percent(80)).isEqualTo("90%");
        assertThat(scale.percent(40)).isEqualTo("50%");
    }

    @Test
    void valuesCanGrowUpwards() {
        assertThat(new Scale(-1, 1, 100, 0).pixels(1)).isEqualTo("0");
        assertThat(new Scale(-1, 1, 100, 0).pixels(-0.5)).isEqualTo("75");
    }

    @Test
    void coordinatesHaveTwoDecimalsAtMost() {
        assertThat(Scale.plain(1 / 3.0)).isEqualTo("0.33");
        assertThat(Scale.plain(-0.001)).isEqualTo("0");
        assertThat(Scale.plain(100)).isEqualTo("100");
        assertThat(Scale.plain(12.50)).isEqualTo("12.5");
    }

    @Property
    void aRoundBoundIsNeverBelowAndLessThanTwiceTheValue(@ForAll @DoubleRange(min = 0.01, max = 1e6) double value) {
        assertThat(Scale.roundBound(value)).isBetween(value * (1 - 1e-9), value * 1.7);
    }

    @Test
    void anEmptyOrEndlessDomainIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Scale(1, 1, 0, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scale(0, Double.NaN, 0, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scale(0, Double.POSITIVE_INFINITY, 0, 100));
    }
}
