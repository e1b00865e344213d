package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CanaryFlagsTest {
    @Test
    void aQuietSessionHasNoFlags() {
        CanaryFlags flags = CanaryFlags.of(new double[] {4, 4.2, 3.9, 4.1, 4, 4.3});
        assertThat(flags.flaggedBlocks()).isEmpty();
        assertThat(flags.tooRestless()).isFalse();
    }

    @Test
    void aBlockIsFlaggedWhenItsFloorStraysByMoreThanAQuarterEitherWay() {
        CanaryFlags flags = CanaryFlags.of(new double[] {4, 5, 4, 5.1, 4, 3, 4, 2.9, 4});
        assertThat(flags.medianFloor()).isEqualTo(4);
        assertThat(flags.flaggedBlocks()).containsExactly(3, 7);
        assertThat(flags.tooRestless()).isFalse();
    }

    @Test
    void exactlyAThirdOfTheBlocksIsNotOverAThird() {
        CanaryFlags third = CanaryFlags.of(new double[] {4, 4, 4, 4, 8, 8});
        assertThat(third.flaggedBlocks()).containsExactly(4, 5);
        assertThat(third.tooRestless()).isFalse();
        CanaryFlags more = CanaryFlags.of(new double[] {4, 4, 4, 8, 8});
        assertThat(more.tooRestless()).isTrue();
    }

    @Test
    void aFloorOfZeroIsABrokenClock() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanaryFlags.of(new double[] {4, 0}))
                .withMessage("block floors: values must be above zero: 0.0");
    }

    @Property
    void anotherUnitFlagsTheSameBlocks(@ForAll("costs") double[] floors, @ForAll("factors") double factor) {
        double[] scaled = Arrays.stream(floors).map(floor -> floor * factor).toArray();
        assertThat(CanaryFlags.of(scaled).flaggedBlocks())
                .isEqualTo(CanaryFlags.of(floors).flaggedBlocks());
    }

    @Provide
    Arbitrary<double[]> costs() {
        return Costs.of(1, 40);
    }

    @Provide
    Arbitrary<Double> factors() {
        return Costs.exactFactors();
    }
}
