package io.github.ipcbench.maven.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BarLineTest {
    private static final Optional<Duration> FOUR_SECONDS = Optional.of(Duration.ofSeconds(4));

    @Test
    void aThirdOfTheStepsFillsAThirdOfTheBar() {
        assertThat(BarLine.of("run 2 of 3: file", 5, 15, FOUR_SECONDS, 79))
                .isEqualTo("[======            ]    0:04 left  run 2 of 3: file                            ");
    }

    @Test
    void aNarrowTerminalHasAShortBarAndCutsWhatIsGoingOn() {
        assertThat(BarLine.of("calls 10 of 10: mmap-relaxed, step profile", 5, 10, FOUR_SECONDS, 59))
                .isEqualTo("[=====     ]    0:04 left  calls 10 of 10: mmap-relaxed, st");
    }

    @Test
    void aWideTerminalHasALongBarAndRoomForLongNames() {
        assertThat(BarLine.of("calls 10 of 10: mmap-relaxed, step profile", 5, 10, FOUR_SECONDS, 99))
                .isEqualTo("[===================                   ]    0:04 left  "
                        + "calls 10 of 10: mmap-relaxed, step profile  ");
    }

    @Test
    void nobodyKnowsTheTimeLeftBeforeTheFirstStepIsOver() {
        assertThat(BarLine.of("calibrating 1 of 3: file", 0, 15, Optional.empty(), 59))
                .isEqualTo("[          ]       ? left  calibrating 1 of 3: file        ");
    }

    @Test
    void theBarEndsFull() {
        assertThat(BarLine.of("run 3 of 3: file", 15, 15, Optional.of(Duration.ZERO), 59))
                .startsWith("[==========]    0:00 left  run 3 of 3: file");
    }

    @Test
    void hoursAreShownAsHoursAndTheBarStandsStill() {
        assertThat(BarLine.of("a", 1, 2, Optional.of(Duration.ofSeconds(3725)), 40))
                .startsWith("[=====     ] 1:02:05 left  a");
    }

    @Test
    void theLineHasExactlyItsWidth() {
        for (int width = 1; width < 200; width++) {
            assertThat(BarLine.of("run 10 of 50: mmap-relaxed", 9, 50, Optional.of(Duration.ofHours(130)), width))
                    .hasSize(width);
        }
    }
}
