package io.github.ipcbench.report.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ipcbench.report.Locales;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void numbersAreRoundedHalfUpAndGroupedByThousands() {
        assertThat(Numbers.fixed(34.449, 1)).isEqualTo("34.4");
        assertThat(Numbers.fixed(2.345, 2)).isEqualTo("2.35");
        assertThat(Numbers.fixed(999.95, 1)).isEqualTo("1,000.0");
        assertThat(Numbers.fixed(1_234_567.4, 0)).isEqualTo("1,234,567");
        assertThat(Numbers.fixed(-1234.5, 1)).isEqualTo("−1,234.5");
        assertThat(Numbers.fixed(-0.01, 1)).isEqualTo("0.0");
        assertThat(Numbers.whole(112_192)).isEqualTo("112,192");
        assertThat(Numbers.whole(Long.MIN_VALUE)).isEqualTo("−9,223,372,036,854,775,808");
        assertThat(Numbers.whole(-100)).isEqualTo("−100");
    }

    @Test
    void multiplesHaveThreeDigits() {
        assertThat(Numbers.multiple(0.8244)).isEqualTo("0.824");
        assertThat(Numbers.multiple(0.9996)).isEqualTo("1.00");
        assertThat(Numbers.multiple(9.994)).isEqualTo("9.99");
        assertThat(Numbers.multiple(9.996)).isEqualTo("10.0");
        assertThat(Numbers.multiple(29.94)).isEqualTo("29.9");
        assertThat(Numbers.multiple(99.96)).isEqualTo("100");
    }

    @Test
    void twoCostsSayTheirUnitOnceWhereItIsTheSame() {
        assertThat(Numbers.costs(86.44, 99.06)).isEqualTo("86.4 to 99.1 µs");
        assertThat(Numbers.costs(864.4, 1_009)).isEqualTo("864 µs to 1.01 ms");
    }

    @Test
    void theSmallestTotalDecidesAColumnsDecimals() {
        assertThat(Numbers.decimalsFor(1234)).isEqualTo(0);
        assertThat(Numbers.decimalsFor(20.8)).isEqualTo(1);
        assertThat(Numbers.decimalsFor(4.5)).isEqualTo(2);
        assertThat(Numbers.decimalsFor(0.2)).isEqualTo(3);
    }

    @Test
    void percentagesAreWholeOrHaveTwoDigits() {
        assertThat(Numbers.percent(1.044)).isEqualTo("104 %");
        assertThat(Numbers.percent(0.3127)).isEqualTo("31 %");
        assertThat(Numbers.percent(0.004_51)).isEqualTo("0.45 %");
    }

    @Test
    void signedPercentagesAlwaysHaveASign() {
        assertThat(Numbers.signedPercent(0.05)).isEqualTo("+5 %");
        assertThat(Numbers.signedPercent(-0.0321)).isEqualTo("−3.2 %");
        assertThat(Numbers.signedPercent(12)).isEqualTo("+1,200 %");
        assertThat(Numbers.signedPercent(0)).isEqualTo("+0 %");
    }

    @Test
    void aNumberThatIsNotFiniteIsNeverShown() {
        assertThatIllegalArgumentException().isThrownBy(() -> Numbers.fixed(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Numbers.fixed(Double.POSITIVE_INFINITY, 1));
    }

    @Property
    void aShownNumberReadsBackWithinHalfAUnitOfItsLastDigit(@ForAll @DoubleRange(min = -1e9, max = 1e9) double value) {
        double shown =
                Double.parseDouble(Numbers.fixed(value, 3).replace(",", "").replace("−", "-"));
        assertThat(Math.abs(shown - value)).isLessThanOrEqualTo(0.000501);
    }

    @Test
    void theDefaultLocaleChangesNothing() {
        Locales.underEach(() -> {
            assertThat(Numbers.fixed(1234.5, 1)).isEqualTo("1,234.5");
            assertThat(Numbers.whole(112_192)).isEqualTo("112,192");
            assertThat(Numbers.seconds(1_234_567_890L)).isEqualTo("1.235");
            assertThat(Numbers.gibibytes(3L << 29)).isEqualTo("1.5 GiB");
        });
        assertThat(Locale.getDefault()).isEqualTo(Locale.US);
    }
}
