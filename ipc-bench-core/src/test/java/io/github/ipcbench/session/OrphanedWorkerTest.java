package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.directories.RunDirectories;
import io.github.ipcbench.directories.SessionDirectories;
import io.github.ipcbench.protocol.ControlChannel;
import io.github.ipcbench.protocol.ControlDoor;
import io.github.ipcbench.protocol.ControlMessage.ReportDelay;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
    @ValueSource(ints = {0, 20, 40, 60, 80, 100, 120, 140, 160})
    void aWorkerThatIsStillLoadingRemovesWhatLoadingMakes(int orphanedAfterMillis) throws Exception {
        try (SessionDirectories session = SessionDirectories.make(List.of(directory), warning -> {});
                RunDirectories run = session.makeRun(directory);
                ControlDoor door = ControlDoor.open(run.sockets().resolve("c"))) {
            Process worker = start(session, run, door, door.secret());
            try {
                ControlChannel control = door.await(worker::isAlive).orElseThrow();
                Thread.sleep(orphanedAfterMillis);
                control.close();

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
                RunDirectories run = session.makeRun(directory);
                ControlDoor door = ControlDoor.open(run.sockets().resolve("c"))) {
            Process worker = start(session, run, door, door.secret());
            try {
                try (ControlChannel control = door.await(worker::isAlive).orElseThrow()) {
                    // Nothing is open yet that could have a delay.
                    control.write(new ReportDelay());
                }

                assertThat(worker.waitFor(1, TimeUnit.MINUTES)).isTrue();
                assertThat(session.paths()).allSatisfy(one -> assertThat(one).doesNotExist());
            } finally {
                worker.destroyForcibly();
            }
        }
    }

    /** Its controller died while its Java runtime was starting: before or after it was told the secret. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWorkerWhoseControllerDiedBeforeItCameToTheDoorRemovesTheDirectories(boolean toldTheSecret) throws Exception {
        try (SessionDirectories session = SessionDirectories.make(List.of(directory), warning -> {});
                RunDirectories run = session.makeRun(directory)) {
            Process worker;
            try (ControlDoor door = ControlDoor.open(run.sockets().resolve("c"))) {
                worker = start(session, run, door, toldTheSecret ? door.secret() : "");
            }
            try {
                assertThat(worker.waitFor(1, TimeUnit.MINUTES)).isTrue();
                assertThat(session.paths()).allSatisfy(one -> assertThat(one).doesNotExist());
            } finally {
                worker.destroyForcibly();
            }
        }
    }

    private Process start(SessionDirectories session, RunDirectories run, ControlDoor door, String secret)
            throws IOException {
        List<String> command =
                new ArrayList<>(WorkerCommand.ofThisProcess().arguments(TestPlans.JVM, DIRECT_BYTES, session, run));
        command.add(door.address().toString());
        Process worker = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("worker.log").toFile())
                .start();
        try (OutputStream input = worker.getOutputStream()) {
            input.write(secret.isEmpty() ? new byte[0] : (secret + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return worker;
    }
}
