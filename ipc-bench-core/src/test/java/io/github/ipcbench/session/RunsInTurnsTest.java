package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.protocol.ControlMessage.StartWindow.Part;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunsInTurnsTest {
    @Test
    void everyoneIsFirstAndLastAsOftenAndOfThreeNoneTwiceInARow() {
        assertThat(order(2, 4)).containsExactly(0, 1, 1, 0, 0, 1, 1, 0);
        List<Integer> three = order(3, 6);
        assertThat(three).containsExactly(0, 1, 2, 1, 2, 0, 2, 0, 1, 0, 1, 2, 1, 2, 0, 2, 0, 1);
        for (int place = 1; place < three.size(); place++) {
            assertThat(three.get(place)).isNotEqualTo(three.get(place - 1));
        }
    }

    private static List<Integer> order(int runs, int turns) {
        return IntStream.range(0, turns)
                .boxed()
                .flatMap(turn -> RunsInTurns.order(turn, runs).stream())
                .toList();
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
