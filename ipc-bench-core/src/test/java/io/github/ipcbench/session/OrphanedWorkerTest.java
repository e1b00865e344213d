package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.directories.RunDirectories;
import io.github.ipcbench.directories.SessionDirectories;
import io.github.ipcbench.protocol.ControlMessage.Prepare;
import io.github.ipcbench.protocol.ControlMessage.ReportDelay;
import io.github.ipcbench.protocol.ControlWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker whose controller is gone leaves nothing behind, whatever it was at. */
@Tag("forks")
class OrphanedWorkerTest {
    private static final long DIRECT_BYTES = 32 << 20;

    @TempDir
    private Path directory;

    /** JNA makes the directory that it unpacks its library in: a worker that loads it must not remove it before. */
    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 120, 140, 160, 180, 200, 220})
    void aWorkerThatIsStillLoadingRemovesWhatLoadingMakes(int orphanedAfterMillis) throws Exception {
        try (SessionDirectories session = SessionDirectories.make(List.of(directory), warning -> {});
                RunDirectories run = session.makeRun(directory)) {
            Process worker = start(session, run);
            try {
                ControlWriter control = new ControlWriter(worker.getOutputStream());
                control.write(new Prepare());
                Thread.sleep(orphanedAfterMillis);
                worker.getOutputStream().close();

                assertThat(worker.waitFor(1, TimeUnit.MINUTES)).isTrue();
                assertThat(session.paths()).allSatisfy(one -> assertThat(one).doesNotExist());
            } finally {
                worker.destroyForcibly();
            }
        }
    }

    /** Its own word to a controller that is gone fails before it sees the end of what that said. */
    @Test
    void aWorkerThatCannotTellItsControllerOfAFaultRemovesTheDirectoriesAsWell() throws Exception {
        try (SessionDirectories session = SessionDirectories.make(List.of(directory), warning -> {});
                RunDirectories run = session.makeRun(directory)) {
            Process worker = start(session, run);
            try {
                worker.getInputStream().close();
                // Nothing is open yet that could have a delay.
                new ControlWriter(worker.getOutputStream()).write(new ReportDelay());

                assertThat(worker.waitFor(1, TimeUnit.MINUTES)).isTrue();
                assertThat(session.paths()).allSatisfy(one -> assertThat(one).doesNotExist());
            } finally {
                worker.destroyForcibly();
            }
        }
    }

    private Process start(SessionDirectories session, RunDirectories run) throws IOException {
        return new ProcessBuilder(WorkerCommand.ofThisProcess().arguments(TestPlans.JVM, DIRECT_BYTES, session, run))
                .redirectError(directory.resolve("worker.log").toFile())
                .start();
    }
}
