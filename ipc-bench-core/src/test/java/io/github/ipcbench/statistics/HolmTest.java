package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HolmTest {
    /** Example of {@code holm} in the documentation of pingouin. */
    @Test
    void thePublishedExampleIsReproduced() {
        assertThat(Holm.adjusted(0.50, 0.003, 0.32, 0.054, 0.0003))
                .containsExactly(new double[] {0.64, 0.012, 0.64, 0.162, 0.0015}, within(1e-12));
    }

    @Test
    void oneTestNeedsNoAdjustmentAndNoneGivesNone() {
        assertThat(Holm.adjusted(0.04)).containsExactly(0.04);
        assertThat(Holm.adjusted()).isEmpty();
    }

    @Test
    void aProbabilityThatIsNoneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Holm.adjusted(0.5, 1.5))
                .withMessage("p-value: from 0 to 1: 1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> Holm.adjusted(Double.NaN));
    }

    @Property
    void adjustmentNeverLowersAProbabilityAndNeverLeavesItsRange(@ForAll("pValues") double[] pValues) {
        double[] adjusted = Holm.adjusted(pValues);
        for (int test = 0; test < pValues.length; test++) {
            assertThat(adjusted[test]).isBetween(pValues[test], 1.0);
        }
    }

    @Property
    void adjustmentKeepsTheOrderOfTheTests(@ForAll("pValues") double[] pValues) {
        double[] adjusted = Holm.adjusted(pValues);
        double[] sorted = pValues.clone();
        Arrays.sort(sorted);
        double[] adjustedOfSorted = Holm.adjusted(sorted);
        assertThat(adjustedOfSorted).isSorted();
        Arrays.sort(adjusted);
        assertThat(adjusted).isEqualTo(adjustedOfSorted);
    }

    @Property
    void neverStricterThanBonferroniNorMilderThanNoAdjustment(@ForAll("pValues") double[] pValues) {
        double[] adjusted = Holm.adjusted(pValues);
        for (int test = 0; test < pValues.length; test++) {
            double bonferroni = Math.min(1, pValues.length * pValues[test]);
            assertThat(adjusted[test]).isLessThanOrEqualTo(Math.max(bonferroni, largestBelow(pValues, test)));
        }
    }

    /** The step-down rule may lift a value to that of a smaller one, which Bonferroni would have lifted further. */
    private static double largestBelow(double[] pValues, int test) {
        return Arrays.stream(pValues)
                .filter(p -> p < pValues[test])
                .map(p -> Math.min(1, pValues.length * p))
                .max()
                .orElse(0);
    }

    @Provide
    Arbitrary<double[]> pValues() {
        return Arbitraries.doubles()
                .between(0, 1)
                .ofScale(4)
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}
