package io.github.ipcbench.transport.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.plan.NativeChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("native")
class SharedPositionTest {
    @TempDir
    Path directory;

    private SharedPosition advanced;
    private SharedPosition watched;

    @BeforeEach
    void mapItTwice() throws IOException {
        Linux linux = Linux.by(NativeChoice.AUTO);
        Path path = directory.resolve("position");
        advanced = new SharedPosition(
                linux, SharedMemory.create(linux, path, SharedPosition.BYTES, "position"), 0, "sender");
        // Each end has a way to the kernel of its own: it is in a thread of its own.
        Linux others = Linux.by(NativeChoice.AUTO);
        watched = new SharedPosition(others, SharedMemory.open(others, path), 0, "sender");
    }

    @Test
    void whoWaitsForANumberThatIsThereDoesNotSleepAndNobodyIsWoken() throws Exception {
        assertThat(advanced.advance(3)).isFalse();
        assertThat(watched.awaitBeyond(2)).isEqualTo(3);
        assertThat(advanced.advance(4)).isFalse();
    }

    @Test
    void whoSleepsIsWokenByTheNumberItWaitsForAndByNoSmallerOne() throws Exception {
        FutureTask<Long> waiting = start(5);
        for (long number = 1; !waiting.isDone() && number <= 6; number++) {
            Thread.sleep(20);
            assertThat(waiting.isDone()).isFalse();
            advanced.advance(number);
        }
        assertThat(waiting.get(60, TimeUnit.SECONDS)).isEqualTo(6);
    }

    /** As often as it takes to meet every moment between the look and the sleep. */
    @Test
    void noWakingIsLost() throws Exception {
        FutureTask<Long> waiting = new FutureTask<>(() -> {
            long number = 0;
            while (number < 200_000) {
                number = watched.awaitBeyond(number);
            }
            return number;
        });
        startDaemon(waiting);
        for (long number = 1; number <= 200_000; number++) {
            advanced.advance(number);
        }
        assertThat(waiting.get(60, TimeUnit.SECONDS)).isEqualTo(200_000);
    }

    @Test
    void whoSleepsHearsThatTheOtherEndIsGoneAfterWhatItHasDone() throws Exception {
        FutureTask<Long> waiting = start(0);
        advanced.leave();
        assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IOException.class)
                .hasRootCauseMessage("shared memory: the sender is gone");

        advanced.advance(1);
        assertThat(watched.awaitBeyond(0)).isEqualTo(1);
    }

    private FutureTask<Long> start(long beyond) {
        FutureTask<Long> waiting = new FutureTask<>(() -> watched.awaitBeyond(beyond));
        startDaemon(waiting);
        return waiting;
    }

    private static void startDaemon(Runnable work) {
        Thread thread = new Thread(work, "waiting");
        thread.setDaemon(true);
        thread.start();
    }
}
