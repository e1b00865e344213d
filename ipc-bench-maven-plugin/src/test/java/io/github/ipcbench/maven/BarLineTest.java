package io.github.ipcbench.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BarLineTest {
    @Test
    void aThirdOfTheRunsFillsAThirdOfTheBar() {
        assertThat(BarLine.of("run 2 of 3: file", 1, 3, Duration.ofSeconds(2), 47))
                .isEqualTo("run 2 of 3: file  [===      ]  time left: 0:04 ");
    }

    @Test
    void nobodyKnowsTheTimeLeftBeforeTheFirstRunIsIn() {
        assertThat(BarLine.of("run 1 of 3: file", 0, 3, Duration.ofSeconds(2), 47))
                .isEqualTo("run 1 of 3: file  [         ]  time left: ?    ");
    }

    @Test
    void theBarEndsFull() {
        assertThat(BarLine.of("run 3 of 3: file", 3, 3, Duration.ofSeconds(2), 47))
                .isEqualTo("run 3 of 3: file  [=========]  time left: 0:00 ");
    }

    @Test
    void hoursAreShownAsHours() {
        assertThat(BarLine.of("a", 1, 2, Duration.ofSeconds(3725), 40)).endsWith("]  time left: 1:02:05");
    }

    @Test
    void theLineNeverOutgrowsItsWidth() {
        for (int width = 1; width < 100; width++) {
            assertThat(BarLine.of("run 10 of 50: mmap-relaxed", 9, 50, Duration.ofHours(30), width))
                    .hasSize(width);
        }
    }
}
