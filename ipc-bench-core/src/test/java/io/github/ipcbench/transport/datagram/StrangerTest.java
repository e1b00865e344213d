package io.github.ipcbench.transport.datagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.NativeMemory;
import io.github.ipcbench.linux.Ways;
import io.github.ipcbench.linux.jna.JnaCalls;
import io.github.ipcbench.plan.NativeChoice;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.CorruptMessageException;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.OpenDescriptors;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.compressed.CompressedSocketTransport;
import io.github.ipcbench.transport.file.FileTransport;
import io.github.ipcbench.transport.queue.QueueTransport;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Datagrams that our sender would not send, over real sockets: each is refused, and no descriptor stays open. */
@Tag("native")
@ParameterizedClass
@MethodSource("ways")
class StrangerTest {
    @Parameter
    NativeChoice way;

    private Linux linux;

    static List<NativeChoice> ways() {
        return Ways.here();
    }

    @BeforeEach
    void load() {
        linux = Linux.by(way);
    }

    private static final int BYTES = 64;
    private static final int NOBODY = 65_534;
    private static final long SYS_SETRESUID = 117;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 5, 61, 253})
    void otherNumbersOfDescriptorsThanAgreedAreRefused(int descriptors) throws IOException {
        try (IncomingDatagrams receiver = receiver();
                DataSocket stranger = DataSocket.connected(linux, directory.resolve("data"))) {
            refuses(receiver, stranger, BYTES, descriptors, "3 descriptors were expected");
        }
    }

    @Test
    void ancillaryDataThatWasCutIsToldAndWhatArrivedOfItIsClosed() throws IOException {
        try (IncomingDatagrams receiver = receiver();
                DataSocket stranger = DataSocket.connected(linux, directory.resolve("data"))) {
            refuses(
                    receiver,
                    stranger,
                    BYTES,
                    61,
                    "more were sent than fit, or than this process may open (ulimit -n)");
        }
    }

    @Test
    void aMessageThatWasCutIsRefusedThoughItsDescriptorsAreAsAgreed() throws IOException {
        try (IncomingDatagrams receiver = receiver();
                DataSocket stranger = DataSocket.connected(linux, directory.resolve("data"))) {
            refuses(receiver, stranger, BYTES + 1, 3, "the message was cut");
        }
    }

    /** The first datagram is received in another way than those after it: both must refuse. */
    @ParameterizedTest
    @CsvSource({"64, 61, were expected", "65, 3, the message was cut", "64, 0, were expected"})
    void whatIsRefusedAsAFirstDatagramIsRefusedLaterToo(int bytes, int descriptors, String wording) throws IOException {
        try (IncomingDatagrams receiver = receiver();
                DataSocket sender = DataSocket.connected(linux, directory.resolve("data"))) {
            send(sender, BYTES, 3);
            assertThat(receive(receiver)).isEqualTo(BYTES);
            receiver.closeDescriptors();
            refuses(receiver, sender, bytes, descriptors, wording);
        }
    }

    @Test
    void aDatagramThatShouldBeEmptyAndIsNotIsRefused() throws IOException {
        try (IncomingDatagrams receiver = receiver();
                DataSocket stranger = DataSocket.connected(linux, directory.resolve("data"))) {
            NativeMemory scratch = linux.memory(1);
            send(stranger, 1, 3);
            long before = OpenDescriptors.count(directory);
            assertThatThrownBy(() -> receiver.receiveEmpty(scratch.address()))
                    .isInstanceOf(CorruptMessageException.class)
                    .hasMessageContaining("a datagram of zero bytes was expected");
            assertThat(OpenDescriptors.count(directory)).isEqualTo(before);
        }
    }

    /** The kernel takes a sender's user from its thread: one thread of this process becomes somebody else's. */
    @Tag("root")
    @Test
    void aFirstDatagramOfAnotherUserIsRefusedAndItsDescriptorsAreClosed() throws Exception {
        assumeTrue(linux.getuid() == 0, "only root can become somebody else");
        try (IncomingDatagrams receiver = receiver();
                DataSocket stranger = DataSocket.connected(linux, directory.resolve("data"))) {
            inThreadOfAnotherUser(() -> {
                send(stranger, BYTES, 3);
                return null;
            });
            long before = OpenDescriptors.count(directory);
            assertThatThrownBy(() -> receive(receiver))
                    .isInstanceOf(CorruptMessageException.class)
                    .hasMessageContaining("a datagram of a stranger, process "
                            + ProcessHandle.current().pid() + " of user " + NOBODY
                            + "; only one of user 0 may send here");
            assertThat(OpenDescriptors.count(directory)).isEqualTo(before);
        }
    }

    @Test
    void aFileModeReceiverClosesEverythingWhenTheFileIsNone() throws IOException {
        FileTransport transport = new FileTransport();
        try (MessageReceiver receiver = transport.openReceiver(transport.modes().get(0), context(OptionalInt.empty()));
                DataSocket stranger = DataSocket.connected(linux, directory.resolve("data"))) {
            // The last descriptor is a socket, which cannot be read from its beginning.
            try (SentDescriptors descriptors = SentDescriptors.open(linux, 3)) {
                ScmMessage message = new ScmMessage(linux, 4);
                message.data(0, 0);
                message.descriptors(descriptors.numbers());
                message.descriptor(3, stranger.descriptor());
                message.descriptorCount(4);
                message.send(stranger.descriptor());
            }
            long before = OpenDescriptors.count(directory);
            assertThatThrownBy(receiver::receive).hasMessageContaining("ESPIPE");
            assertThat(OpenDescriptors.count(directory)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aQueueReceiverClosesEverythingWhenNoMessageIsInTheQueue(int mode) throws IOException {
        QueueTransport transport = new QueueTransport();
        try (MessageReceiver receiver =
                        transport.openReceiver(transport.modes().get(mode), context(OptionalInt.empty()));
                DataSocket stranger = DataSocket.connected(linux, directory.resolve("data"))) {
            send(stranger, 0, 3);
            long before = OpenDescriptors.count(directory);
            assertThatThrownBy(receiver::receive)
                    .isInstanceOf(CorruptMessageException.class)
                    .hasMessageContaining("message 0 was announced, but only 0 were ever written");
            assertThat(OpenDescriptors.count(directory)).isEqualTo(before);
        }
    }

    @Test
    void aGzipReceiverClosesEverythingWhenTheBytesAreNotCompressed() throws IOException {
        CompressedSocketTransport transport = new CompressedSocketTransport();
        try (MessageReceiver receiver = transport.openReceiver(transport.modes().get(0), context(OptionalInt.empty()));
                DataSocket stranger = DataSocket.connected(linux, directory.resolve("data"))) {
            send(stranger, BYTES, 3);
            long before = OpenDescriptors.count(directory);
            assertThatThrownBy(receiver::receive)
                    .isInstanceOf(CorruptMessageException.class)
                    .hasMessageContaining("zlib");
            assertThat(OpenDescriptors.count(directory)).isEqualTo(before);
        }
    }

    private void refuses(IncomingDatagrams receiver, DataSocket stranger, int bytes, int descriptors, String wording)
            throws IOException {
        send(stranger, bytes, descriptors);
        long before = OpenDescriptors.count(directory);
        assertThatThrownBy(() -> receive(receiver))
                .isInstanceOf(CorruptMessageException.class)
                .hasMessageContaining(wording);
        assertThat(OpenDescriptors.count(directory)).isEqualTo(before);
    }

    private TransportContext context(OptionalInt depth) {
        return new TransportContext(
                linux,
                ByteBuffer.allocateDirect(BYTES),
                3,
                WaitStrategy.SELECT,
                depth,
                directory,
                directory,
                directory,
                StepRecorder.NONE);
    }

    private IncomingDatagrams receiver() throws IOException {
        return new IncomingDatagrams(context(OptionalInt.empty()), 0);
    }

    private long receive(IncomingDatagrams receiver) throws IOException {
        NativeMemory bytes = linux.memory(BYTES);
        try {
            return receiver.receive(bytes.address(), BYTES);
        } finally {
            Reference.reachabilityFence(bytes);
        }
    }

    private void send(DataSocket socket, int bytes, int descriptorCount) throws IOException {
        NativeMemory data = linux.memory(Math.max(1, bytes));
        try (SentDescriptors descriptors = SentDescriptors.open(linux, descriptorCount)) {
            ScmMessage message = new ScmMessage(linux, descriptorCount);
            message.data(data.address(), bytes);
            message.descriptors(descriptors.numbers());
            message.send(socket.descriptor());
        } finally {
            Reference.reachabilityFence(data);
        }
    }

    private static void inThreadOfAnotherUser(Callable<Void> work) throws InterruptedException, ExecutionException {
        FutureTask<Void> task = new FutureTask<>(() -> {
            // The real user alone, as the kernel has it, for this thread alone; the C library's call is for all
            // threads.
            assertThat(new JnaCalls().syscall(SYS_SETRESUID, NOBODY, -1, -1)).isZero();
            return work.call();
        });
        Thread thread = new Thread(task, "somebody else");
        thread.start();
        thread.join();
        task.get();
    }
}
