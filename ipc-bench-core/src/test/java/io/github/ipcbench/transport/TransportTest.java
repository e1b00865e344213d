package io.github.ipcbench.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.Ways;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.NativeChoice;
import io.github.ipcbench.plan.WaitStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("native")
@ParameterizedClass
@MethodSource("ways")
class TransportTest {
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

    private static final ModeCatalog CATALOG = ModeCatalog.load(TransportTest.class.getClassLoader());

    @TempDir
    Path directory;

    static Stream<Arguments> modesAndWaits() {
        return CATALOG.modes().stream()
                .flatMap(mode -> Stream.of(WaitStrategy.values()).map(wait -> Arguments.of(mode, wait)));
    }

    static Stream<Mode> modes() {
        return CATALOG.modes().stream();
    }

    @Test
    void theFiveModesComeInTheOrderTheyAreReported() {
        assertThat(CATALOG.modes())
                .extracting(Mode::id)
                .containsExactly("socket", "file", "mmap-locked", "mmap-relaxed", "socket-gzip");
    }

    @ParameterizedTest
    @MethodSource("modesAndWaits")
    void everyByteArrivesAndNoDescriptorStaysOpen(Mode mode, WaitStrategy wait) throws IOException {
        TransportContext out = context(112_192, 3, wait);
        TransportContext in = context(112_192, 3, wait);
        try (MessageReceiver receiver = CATALOG.provider(mode).openReceiver(mode, in);
                MessageSender sender = CATALOG.provider(mode).openSender(mode, out)) {
            exchange(out, in, sender, receiver, 0);
            long descriptors = OpenDescriptors.count(directory);
            for (int seed = 1; seed <= 40; seed++) {
                exchange(out, in, sender, receiver, seed);
            }
            assertThat(OpenDescriptors.count(directory)).isEqualTo(descriptors);
        }
        assertThat(filesLeft()).allMatch(name -> name.equals("data") || name.equals("room"));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void asManyDescriptorsAsTheKernelTakesPassAndNoneAtAllDoToo(Mode mode) throws IOException {
        for (int descriptors : new int[] {BenchmarkPlan.MAX_DESCRIPTORS - mode.ownDescriptors(), 0}) {
            TransportContext out = context(64, descriptors, WaitStrategy.SELECT);
            TransportContext in = context(64, descriptors, WaitStrategy.SELECT);
            try (MessageReceiver receiver = CATALOG.provider(mode).openReceiver(mode, in);
                    MessageSender sender = CATALOG.provider(mode).openSender(mode, out)) {
                exchange(out, in, sender, receiver, descriptors);
            }
            clearDirectory();
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aMessageOfNothingButItsHeaderPasses(Mode mode) throws IOException {
        TransportContext out = context(16, 3, WaitStrategy.SELECT);
        TransportContext in = context(16, 3, WaitStrategy.SELECT);
        try (MessageReceiver receiver = CATALOG.provider(mode).openReceiver(mode, in);
                MessageSender sender = CATALOG.provider(mode).openSender(mode, out)) {
            exchange(out, in, sender, receiver, 7);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aMessageWithMoreDescriptorsThanAgreedIsRefusedWithoutALeak(Mode mode) throws IOException {
        TransportContext out = context(64, 5, WaitStrategy.SELECT);
        TransportContext in = context(64, 3, WaitStrategy.SELECT);
        try (MessageReceiver receiver = CATALOG.provider(mode).openReceiver(mode, in);
                MessageSender sender = CATALOG.provider(mode).openSender(mode, out)) {
            long descriptors = OpenDescriptors.count(directory);
            sender.send();
            assertThatThrownBy(receiver::receive)
                    .isInstanceOf(CorruptMessageException.class)
                    .hasMessageContaining("descriptors were expected");
            assertThat(OpenDescriptors.count(directory)).isEqualTo(descriptors);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aMessageWithFewerDescriptorsThanAgreedIsRefusedWithoutALeak(Mode mode) throws IOException {
        TransportContext out = context(64, 1, WaitStrategy.SELECT);
        TransportContext in = context(64, 3, WaitStrategy.SELECT);
        try (MessageReceiver receiver = CATALOG.provider(mode).openReceiver(mode, in);
                MessageSender sender = CATALOG.provider(mode).openSender(mode, out)) {
            long descriptors = OpenDescriptors.count(directory);
            sender.send();
            assertThatThrownBy(receiver::receive)
                    .isInstanceOf(CorruptMessageException.class)
                    .hasMessageContaining("descriptors were expected");
            assertThat(OpenDescriptors.count(directory)).isEqualTo(descriptors);
        }
    }

    @Test
    void aDatagramTooLargeForTheSocketIsRefusedWithTheLargestSizeThatPasses() throws IOException {
        Mode socket = CATALOG.mode("socket");
        TransportContext in = context(64 << 20, 0, WaitStrategy.SELECT);
        long largest;
        try (MessageReceiver receiver = CATALOG.provider(socket).openReceiver(socket, in)) {
            assertThat(receiver.socketBuffers().orElseThrow().receiveBytes()).isPositive();
            TransportContext tooLarge = context(64 << 20, 0, WaitStrategy.SELECT);
            MessageTooLargeException refusal = org.assertj.core.api.Assertions.catchThrowableOfType(
                    MessageTooLargeException.class,
                    () -> CATALOG.provider(socket).openSender(socket, tooLarge));
            assertThat(refusal.reason()).isIn("EMSGSIZE", "ENOBUFS");
            largest = refusal.largestBytes();
            assertThat(largest).isGreaterThan(65_536);
        }
        clearDirectory();
        TransportContext outFits = context((int) largest, 0, WaitStrategy.SELECT);
        TransportContext inFits = context((int) largest, 0, WaitStrategy.SELECT);
        try (MessageReceiver receiver = CATALOG.provider(socket).openReceiver(socket, inFits);
                MessageSender sender = CATALOG.provider(socket).openSender(socket, outFits)) {
            exchange(outFits, inFits, sender, receiver, 1);
        }
    }

    private TransportContext context(int messageBytes, int descriptors, WaitStrategy wait) {
        return new TransportContext(
                linux,
                ByteBuffer.allocateDirect(messageBytes),
                descriptors,
                wait,
                directory,
                directory,
                directory,
                StepRecorder.NONE);
    }

    private void exchange(
            TransportContext out, TransportContext in, MessageSender sender, MessageReceiver receiver, int seed)
            throws IOException {
        byte[] bytes = new byte[out.messageBytes()];
        new Random(seed).nextBytes(bytes);
        out.message().put(0, bytes);
        assertThat(sender.send()).isEqualTo(receiver.receive());
        byte[] received = new byte[bytes.length];
        in.message().get(0, received);
        assertThat(received).isEqualTo(bytes);
    }

    private List<String> filesLeft() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        }
        return names;
    }

    private void clearDirectory() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                Files.delete(entry);
            }
        }
    }
}
