package io.github.ipcbench.transport.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.Payload;
import io.github.ipcbench.plan.PayloadBytes;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.MessageTooLargeException;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("native")
class ModeTrialTest {
    private static final ModeCatalog CATALOG = ModeCatalog.load(ModeTrialTest.class.getClassLoader());
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final Mode MODE = new Mode("scripted", "as the test says", false);

    @TempDir
    Path directory;

    private final List<String> closed = new ArrayList<>();

    static List<Mode> modes() {
        return CATALOG.modes();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aMessageOfThePlanPassesInEachMode(Mode mode) throws Exception {
        run(mode, 112_192, directory);
    }

    @Test
    void aMessageThatNoBufferHoldsIsRefusedWithTheLargestThatPasses() {
        assertThatThrownBy(() -> run(CATALOG.mode("socket"), 64 << 20, directory))
                .isInstanceOfSatisfying(
                        MessageTooLargeException.class,
                        refusal ->
                                assertThat(refusal.largestBytes()).isPositive().isLessThan(64 << 20));
    }

    @Test
    void aDirectoryThatIsMissingIsAFault() {
        Path missing = directory.resolve("missing");

        assertThatThrownBy(() -> run(CATALOG.mode("file"), 64, missing))
                .hasMessage("no message sent: open: ENOENT, no such file or directory");
    }

    @Test
    void aMessageThatNeverArrivesDoesNotHangTheTrial() {
        CountDownLatch never = new CountDownLatch(1);

        assertThatThrownBy(() -> move(() -> 1, () -> {
                    await(never);
                    return 1;
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no message arrived within 100 ms");
    }

    @Test
    void aSenderThatFailsIsTheReasonAndNoReceiverIsLeftWaiting() {
        AtomicBoolean waited = new AtomicBoolean();

        assertThatThrownBy(() -> move(
                        () -> {
                            throw new IOException("disk full");
                        },
                        () -> {
                            waited.set(true);
                            return 1;
                        }))
                .isInstanceOf(IOException.class)
                .hasMessage("no message sent: java.io.IOException: disk full");
        assertThat(waited).isFalse();
    }

    @Test
    void aSenderThatWaitsForItsReaderGetsOne() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);

        move(
                () -> {
                    await(reading);
                    return 1;
                },
                () -> {
                    reading.countDown();
                    return 1;
                });

        assertThat(reading.getCount()).isZero();
    }

    @Test
    void anEndIsClosedUnlessItsCallStillHangs() throws Exception {
        move(() -> 1, () -> 1);
        assertThat(closed).containsExactly("sender", "receiver");
        closed.clear();

        CountDownLatch never = new CountDownLatch(1);
        assertThatThrownBy(() -> move(() -> 1, () -> {
                    await(never);
                    return 1;
                }))
                .isInstanceOf(IOException.class);
        assertThat(closed).containsExactly("sender");
    }

    /** One end's step. */
    private interface End {
        long step() throws IOException;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Mode mode, int bytes, Path files) throws Exception {
        int descriptors = Math.min(3, mode.descriptors());
        TransportContext out = context(bytes, descriptors, files);
        PayloadBytes.fill(out.message(), new Payload.Random(), 1);
        ModeTrial.run(CATALOG.provider(mode), mode, context(bytes, descriptors, files), out);
    }

    private TransportContext context(int bytes, int descriptors, Path files) {
        return new TransportContext(
                Linux.ofThisProcess(),
                ByteBuffer.allocateDirect(bytes),
                descriptors,
                WaitStrategy.BLOCK,
                OptionalInt.of(11),
                directory,
                files,
                directory,
                StepRecorder.NONE);
    }

    private void move(End sender, End receiver) throws Exception {
        TransportContext context = context(64, 3, directory);
        ModeTrial.move(new Scripted(sender, receiver, closed), MODE, context, context, PATIENCE);
    }

    /** A transport whose ends do as told. */
    private record Scripted(End sender, End receiver, List<String> closed) implements TransportProvider {
        @Override
        public List<Mode> modes() {
            return List.of(MODE);
        }

        @Override
        public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MessageSender openSender(Mode mode, TransportContext context) {
            return new MessageSender() {
                @Override
                public long send() throws IOException {
                    return sender.step();
                }

                @Override
                public void close() {
                    closed.add("sender");
                }
            };
        }

        @Override
        public MessageReceiver openReceiver(Mode mode, TransportContext context) {
            return new MessageReceiver() {
                @Override
                public long receive() throws IOException {
                    return receiver.step();
                }

                @Override
                public void close() {
                    closed.add("receiver");
                }
            };
        }
    }
}
