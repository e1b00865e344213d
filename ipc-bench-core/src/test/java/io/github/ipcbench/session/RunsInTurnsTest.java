package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.protocol.ControlMessage.StartWindow.Part;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunsInTurnsTest {
    @Test
    void everySecondTurnGoesBackwardsSoThatWhatDriftsMeetsAllAlike() {
        List<Integer> order = IntStream.range(0, 4)
                .boxed()
                .flatMap(turn -> RunsInTurns.order(turn, 3).stream())
                .toList();
        assertThat(order).containsExactly(0, 1, 2, 2, 1, 0, 0, 1, 2, 2, 1, 0);
        for (int run = 0; run < 3; run++) {
            int each = run;
            assertThat(IntStream.range(0, order.size())
                            .filter(place -> order.get(place) == each)
                            .sum())
                    .isEqualTo(22);
        }
    }

    @Test
    void aWindowBeginsAndEndsOnce() {
        assertThat(RunsInTurns.part(0, 1)).isEqualTo(Part.WHOLE);
        assertThat(IntStream.range(0, 4).mapToObj(turn -> RunsInTurns.part(turn, 4)))
                .containsExactly(Part.FIRST_TURN, Part.TURN, Part.TURN, Part.LAST_TURN);
        assertThat(IntStream.range(0, 2).mapToObj(turn -> RunsInTurns.part(turn, 2)))
                .containsExactly(Part.FIRST_TURN, Part.LAST_TURN);
    }
}
