package io.github.ipcbench.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.protocol.ControlMessage.DescribeHost;
import io.github.ipcbench.protocol.ControlMessage.ModeTried;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ControlChannelTest {
    @TempDir
    private Path directory;

    private ControlDoor door;

    @BeforeEach
    void openTheDoor() throws IOException {
        door = ControlDoor.open(directory.resolve("door"));
    }

    @AfterEach
    void shutTheDoor() throws IOException {
        door.close();
    }

    @Test
    void bothSidesHearWhatTheOtherOneSaysUntilItGoes() throws Exception {
        try (ControlChannel worker = ControlChannel.connect(door.address(), door.secret())) {
            try (ControlChannel controller = door.await(() -> true).orElseThrow()) {
                controller.write(new DescribeHost());
                assertThat(worker.read()).contains(new DescribeHost());
                worker.write(new ModeTried());
                assertThat(controller.read()).contains(new ModeTried());
            }
            assertThat(worker.read()).isEmpty();
        }
    }

    @Test
    void aWorkerAnswersWhileAnotherThreadOfItListens() throws Exception {
        try (ControlChannel worker = ControlChannel.connect(door.address(), door.secret());
                ControlChannel controller = door.await(() -> true).orElseThrow()) {
            CompletableFuture<Optional<ControlMessage>> heard = CompletableFuture.supplyAsync(() -> read(worker));
            TimeUnit.MILLISECONDS.sleep(100); // it is likely to be reading by now

            worker.write(new ModeTried());

            assertThat(controller.read()).contains(new ModeTried());
            assertThat(heard).isNotDone();
            controller.write(new DescribeHost());
            assertThat(heard.get(1, TimeUnit.MINUTES)).contains(new DescribeHost());
        }
    }

    @Test
    void whoeverDoesNotKnowTheSecretIsSentAwayAndTheWorkerIsAwaitedFurther() throws Exception {
        try (ControlChannel stranger = ControlChannel.connect(
                        door.address(), "0".repeat(door.secret().length()));
                ControlChannel worker = ControlChannel.connect(door.address(), door.secret());
                ControlChannel controller = door.await(() -> true).orElseThrow()) {
            assertThat(stranger.read()).isEmpty();
            controller.write(new DescribeHost());
            assertThat(worker.read()).contains(new DescribeHost());
        }
    }

    @Test
    void whatAWorkerSaidBeforeItWentIsHeard() throws Exception {
        try (ControlChannel worker = ControlChannel.connect(door.address(), door.secret())) {
            worker.write(new ModeTried());
        }
        try (ControlChannel controller = door.await(() -> false).orElseThrow()) {
            assertThat(controller.read()).contains(new ModeTried());
            assertThat(controller.read()).isEmpty();
        }
    }

    @Test
    void aWorkerThatIsGoneIsNotAwaited() throws Exception {
        assertThat(door.await(() -> false)).isEmpty();
    }

    @Test
    void theDoorIsTheOwnersAloneAndShutBehindTheWorker() throws Exception {
        assertThat(Files.getPosixFilePermissions(door.address()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (ControlChannel worker = ControlChannel.connect(door.address(), door.secret());
                ControlChannel controller = door.await(() -> true).orElseThrow()) {
            assertThat(door.address()).doesNotExist();
            assertThatThrownBy(() -> ControlChannel.connect(door.address(), door.secret()))
                    .isInstanceOf(IOException.class);
            assertThat(worker).isNotSameAs(controller);
        }
    }

    private static Optional<ControlMessage> read(ControlChannel channel) {
        try {
            return channel.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
