package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.statistics.SignChanges.Change;
import io.github.ipcbench.statistics.SignChanges.Known;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignChangesTest {
    @Test
    void theStretchLiesBetweenWhereTheBoundsPassZero() {
        assertThat(SignChanges.of(List.of(new Known(0, -3, -1, -1), new Known(4, 1, 3, 1))))
                .containsExactly(new Change(1, 3, true));
        assertThat(SignChanges.of(List.of(new Known(0, 1, 3, 1), new Known(4, -3, -1, -1))))
                .containsExactly(new Change(1, 3, false));
    }

    @Test
    void openPlacesBetweenWidenTheStretch() {
        assertThat(SignChanges.of(List.of(
                        new Known(0, -3, -1, -1),
                        new Known(2, -1, 1, 0),
                        new Known(4, -1, 1, 0),
                        new Known(6, 1, 3, 1))))
                .containsExactly(new Change(1, 5, true));
    }

    @Test
    void severalChangesAreAllFound() {
        Known below = new Known(0, -2, -1, -1);
        assertThat(SignChanges.of(List.of(below, new Known(3, 1, 2, 1), new Known(6, -2, -1, -1))))
                .containsExactly(new Change(1, 2, true), new Change(4, 5, false));
        assertThat(SignChanges.of(List.of(below, new Known(1, -1, 1, 0)))).isEmpty();
        assertThat(SignChanges.of(List.of())).isEmpty();
    }

    @Test
    void aSignThatContradictsItsBoundsIsRefused() {
        assertThatThrownBy(() -> new Known(0, -1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
