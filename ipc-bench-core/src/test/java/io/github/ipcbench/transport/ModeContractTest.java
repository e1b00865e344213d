package io.github.ipcbench.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.Ways;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.NativeChoice;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.catalog.ModeCatalog;
import io.github.ipcbench.transport.shared.MessageMemory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every mode of the catalogue keeps to, ours and others' alike: two of the modes here come from a test's own provider. */
@Tag("native")
@ParameterizedClass
@MethodSource("ways")
class ModeContractTest {
    private static final ModeCatalog CATALOG = ModeCatalog.load(ModeContractTest.class.getClassLoader());
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final int[] SIZES = {
        BenchmarkPlan.HEADER_BYTES, 100, 4095, 4096, 112_192, 1 << 20, PipeModes.LARGEST_BYTES, 4 << 20
    };
    /** Beside the queues: what they lend is given back by a counter of their own. */
    private static final Set<String> BOUND_THEMSELVES = Set.of("file-reused", "memfd-pool", "vm-read");

    /** The one whose name says that it spins: what waits for it takes a CPU. */
    private static final String SPINS = "mmap-spin";

    /** Who expects descriptors waits for a datagram that a sender without any does not send. */
    private static final Set<String> NO_DATAGRAM_WITHOUT_DESCRIPTORS = Set.of("mmap-lockfree", "mmap-inplace", SPINS);

    private static final int TOO_LARGE_FOR_A_DATAGRAM = 64 << 20;
    private static final int MORE_THAN_ANY_QUEUE = 10_000;

    /** Patience on a loaded machine, where something must happen. */
    private static final long PATIENCE_SECONDS = 60;

    @Parameter
    NativeChoice way;

    @TempDir
    Path directory;

    private OptionalInt depth = OptionalInt.of(11);

    static List<NativeChoice> ways() {
        return Ways.here();
    }

    static Stream<Mode> modes() {
        return CATALOG.modes().stream();
    }

    static Stream<Mode> modesWithDescriptors() {
        return modes().filter(mode -> mode.descriptors() > 0);
    }

    static Stream<Arguments> modesAndWaits() {
        return modes().flatMap(mode -> Stream.of(WaitStrategy.values()).map(wait -> Arguments.of(mode, wait)));
    }

    static Stream<Arguments> modesAndSizes() {
        return modes().flatMap(mode -> IntStream.of(SIZES).mapToObj(size -> Arguments.of(mode, size)));
    }

    @Test
    void theFiveModesOfTheArticleComeInTheOrderTheyAreReportedAndAreMeasuredByDefault() {
        assertThat(modes().filter(Mode::byDefault))
                .extracting(Mode::id)
                .containsExactly("socket", "file", "mmap-locked", "mmap-relaxed", "socket-gzip");
    }

    @ParameterizedTest
    @MethodSource("modesAndSizes")
    void everyByteArrivesAndNoDescriptorStaysOpenOrTheSizeIsTooLargeWhichIsAResult(Mode mode, int size)
            throws Exception {
        int descriptors = Math.min(3, mode.descriptors());
        try (Ends ends = open(mode, size, descriptors, WaitStrategy.SELECT)) {
            ends.move(1);
            long before = OpenDescriptors.count(directory);
            ends.move(5);
            assertThat(OpenDescriptors.count(directory)).isEqualTo(before);
        } catch (MessageTooLargeException result) {
            assertThat(result.largestBytes()).isBetween((long) BenchmarkPlan.HEADER_BYTES, size - 1L);
            assertThat(result.reason()).isIn("EMSGSIZE", "ENOBUFS");
        }
    }

    @ParameterizedTest
    @MethodSource("modesAndWaits")
    void manyMessagesArriveInOrderWhileBothEndsRun(Mode mode, WaitStrategy wait) throws Exception {
        try (Ends ends = open(mode, 4096, Math.min(3, mode.descriptors()), wait)) {
            ends.move(1);
            long before = OpenDescriptors.count(directory);
            ends.move(500);
            assertThat(OpenDescriptors.count(directory)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void asManyDescriptorsAsTheModeSaysPassAndNoneAtAllDoToo(Mode mode) throws Exception {
        for (int descriptors : new TreeSet<>(List.of(0, mode.descriptors()))) {
            try (Ends ends = open(mode, 64, descriptors, WaitStrategy.BLOCK)) {
                ends.move(2);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("modesWithDescriptors")
    void otherNumbersOfDescriptorsThanAgreedAreRefusedWithoutALeak(Mode mode) throws Exception {
        int fewest = NO_DATAGRAM_WITHOUT_DESCRIPTORS.contains(mode.id()) ? 1 : 0;
        for (int sent : new TreeSet<>(List.of(fewest, 1, 5))) {
            Path own = newDirectory();
            TransportContext in = context(own, 64, 3, WaitStrategy.SELECT);
            TransportContext out = context(own, 64, sent, WaitStrategy.SELECT);
            try (MessageReceiver receiver = CATALOG.openReceiver(mode, in);
                    MessageSender sender = CATALOG.openSender(mode, out)) {
                long before = OpenDescriptors.count(directory);
                sender.send();
                assertThatThrownBy(receiver::receive)
                        .isInstanceOf(CorruptMessageException.class)
                        .hasMessageContaining("descriptors were expected");
                assertThat(OpenDescriptors.count(directory)).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("modesAndWaits")
    void aFullWayLetsItsSenderSleepUntilThereIsRoom(Mode mode, WaitStrategy wait) throws Exception {
        aFullWayLetsItsSenderSleep(mode, wait, 112_192);
    }

    /** Of such messages a queue in shared memory holds fewer than a socket holds datagrams. */
    @ParameterizedTest
    @MethodSource("modesAndWaits")
    void aWayFullOfLargeMessagesLetsItsSenderSleepUntilThereIsRoom(Mode mode, WaitStrategy wait) throws Exception {
        int size = 8 << 20;
        try (Ends ends = open(mode, size, 0, wait)) {
            ends.move(1);
        } catch (MessageTooLargeException result) {
            assumeTrue(false, result.getMessage());
        }
        aFullWayLetsItsSenderSleep(mode, wait, size);
    }

    private void aFullWayLetsItsSenderSleep(Mode mode, WaitStrategy wait, int size) throws Exception {
        try (Ends ends = open(mode, size, 0, wait)) {
            Task<Void> sending = ends.send(MORE_THAN_ANY_QUEUE);
            ends.requireWaiting(sending, mode);

            // Room for some, and it goes on; then for all.
            long sent = ends.sent.get();
            while (ends.sent.get() <= sent) {
                ends.receiver.receive();
                ends.received++;
            }
            ends.stop = true;
            while (!sending.isDone() || ends.received < ends.begun.get()) {
                if (ends.received < ends.begun.get()) {
                    ends.receiver.receive();
                    ends.received++;
                }
            }
            sending.get();
            assertThat(ends.received).isEqualTo(ends.sent.get());
        }
    }

    @ParameterizedTest
    @MethodSource("modesAndWaits")
    void anEmptyWayLetsItsReceiverSleepUntilThereIsAMessage(Mode mode, WaitStrategy wait) throws Exception {
        try (Ends ends = open(mode, 112_192, 0, wait)) {
            ends.move(1);
            Task<Void> receiving = ends.receive(1);
            ends.requireWaiting(receiving, mode);
            ends.send(1).get();
            receiving.get();
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aSenderWhoseReceiverIsGoneFails(Mode mode) throws Exception {
        try (Ends ends = open(mode, 112_192, 0, WaitStrategy.SELECT)) {
            ends.move(1);
            ends.closeReceiver();
            Task<Void> sending = ends.send(MORE_THAN_ANY_QUEUE);
            assertThatThrownBy(sending::get).hasCauseInstanceOf(Exception.class);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aSenderThatWaitsForRoomFailsWhenItsReceiverGoes(Mode mode) throws Exception {
        try (Ends ends = open(mode, 112_192, 0, WaitStrategy.SELECT)) {
            ends.move(1);
            Task<Void> sending = ends.send(MORE_THAN_ANY_QUEUE);
            ends.requireWaiting(sending, mode);
            ends.closeReceiver();
            assertThatThrownBy(sending::get).hasCauseInstanceOf(Exception.class);
        }
    }

    static Stream<Arguments> modesAndDepths() {
        return modes().flatMap(mode -> IntStream.of(6, 11, 40).mapToObj(depth -> Arguments.of(mode, depth)));
    }

    /** Whatever the host's own bound is: that is for receivers that are not connected to their senders. */
    @ParameterizedTest
    @MethodSource("modesAndDepths")
    void asManyMessagesAreInFlightAsTheDepthSaysAndNoMore(Mode mode, int most) throws Exception {
        depth = OptionalInt.of(most);
        assertThat(sentWhileNobodyReceives(mode, 16)).isEqualTo(most);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void ofLargeMessagesFewerAreInFlightWhereAModesOwnBufferHoldsFewer(Mode mode) throws Exception {
        assumeTrue(mode.byDefault(), "what the others' buffers hold is not ours to know");
        assertThat(sentWhileNobodyReceives(mode, 112_192))
                .isEqualTo(mode.id().startsWith("socket") ? 2 : depth.getAsInt());
    }

    /** No send buffer is small enough to hold so few empty datagrams, and a queue in shared memory bounds itself. */
    @ParameterizedTest
    @MethodSource("modes")
    void ofVeryFewMessagesNoMoreAreInFlightOrTheModeIsRefused(Mode mode) throws Exception {
        depth = OptionalInt.of(1);
        boolean boundsItself = mode.group().equals("queues") || BOUND_THEMSELVES.contains(mode.id());
        try {
            assertThat(sentWhileNobodyReceives(mode, 16)).isEqualTo(1);
            assertThat(boundsItself).as("bounds itself").isTrue();
        } catch (IOException refused) {
            assertThat(boundsItself).as("bounds itself").isFalse();
            assertThat(refused)
                    .hasMessageMatching("ipcbench.depth: '1' is fewer than the least send buffer holds of"
                            + " (datagrams|messages) of [0-9]+ bytes; valid for this mode and size: [2-9] or more, or"
                            + " natural");
        }
        assertThat(sentWhileNobodyReceives(CATALOG.mode("socket"), 112_192)).isEqualTo(1);
    }

    private long sentWhileNobodyReceives(Mode mode, int size) throws Exception {
        try (Ends ends = open(mode, size, Math.min(3, mode.descriptors()), WaitStrategy.SELECT)) {
            assumeTrue(ends.sender.depth().isPresent(), "the mode does not know its depth");
            ends.move(1);
            Task<Void> sending = ends.send(MORE_THAN_ANY_QUEUE);
            ends.requireWaiting(sending, mode);
            long sent = ends.sent.get() - 1;
            assertThat(ends.sender.depth()).hasValue((int) sent);
            ends.closeReceiver();
            return sent;
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aSizeAboveWhatTheModeSaysIsAResultWithThatSize(Mode mode) throws Exception {
        assumeTrue(mode.largestBytes().isPresent(), "the mode knows of no bound");
        int largest = mode.largestBytes().getAsInt();
        Path own = newDirectory();
        try (MessageReceiver receiver = CATALOG.openReceiver(mode, context(own, largest + 1, 0, WaitStrategy.SELECT))) {
            MessageTooLargeException result = catchThrowableOfType(
                    MessageTooLargeException.class,
                    () -> CATALOG.openSender(mode, context(own, largest + 1, 0, WaitStrategy.SELECT)));
            assertThat(result.largestBytes()).isEqualTo(largest);
            assertThat(receiver.socketBuffers()).isEmpty();
        }
    }

    @Test
    void theLargestDatagramThatIsToldPasses() throws Exception {
        Mode socket = CATALOG.mode("socket");
        MessageTooLargeException result = catchThrowableOfType(
                MessageTooLargeException.class,
                () -> open(socket, TOO_LARGE_FOR_A_DATAGRAM, 0, WaitStrategy.SELECT)
                        .close());
        assertThat(result.largestBytes()).isGreaterThan(65_536);

        try (Ends ends = open(socket, (int) result.largestBytes(), 0, WaitStrategy.SELECT)) {
            ends.move(1);
        }
    }

    /** A profile's steps and a trace's calls are put side by side by name. */
    @ParameterizedTest
    @MethodSource("modesAndWaits")
    void theStepsOfAMessageAreThoseOfTheCallList(Mode mode, WaitStrategy wait) throws Exception {
        int descriptors = Math.min(3, mode.descriptors());
        Steps sent = new Steps();
        Steps received = new Steps();
        Path own = newDirectory();
        TransportContext in = context(own, 4096, descriptors, wait, received);
        TransportContext out = context(own, 4096, descriptors, wait, sent);
        try (Ends ends = new Ends(in, out, CATALOG.openReceiver(mode, in), CATALOG.openSender(mode, out))) {
            ends.move(3);
        }
        CallList list = CATALOG.provider(mode).callList(mode, descriptors, wait);
        assertSteps(sent, list.sender());
        assertSteps(received, list.receiver());
    }

    private static void assertSteps(Steps steps, List<CallStep> declared) {
        assertThat(steps.begun).isEqualTo(3);
        assertThat(declared.stream().map(CallStep::name))
                .containsAll(new TreeSet<>(steps.done)
                        .stream()
                                // A wait that a call list has no call for is part of the call after it.
                                .filter(step -> !step.equals(Step.WAIT.id()))
                                .toList());
        assertThat(steps.done)
                .containsAll(declared.stream()
                        .filter(step -> step.atLeast() > 0 && !step.calls().isEmpty())
                        .map(CallStep::name)
                        .toList());
    }

    private Ends open(Mode mode, int bytes, int descriptors, WaitStrategy wait) throws IOException {
        Path own = newDirectory();
        TransportContext in = context(own, bytes, descriptors, wait);
        TransportContext out = context(own, bytes, descriptors, wait);
        MessageReceiver receiver = CATALOG.openReceiver(mode, in);
        try {
            // As a worker does: what a mode makes of the bytes may decide whether they pass.
            out.message().put(0, Ends.random(bytes));
            return new Ends(in, out, receiver, CATALOG.openSender(mode, out));
        } catch (IOException e) {
            receiver.close();
            throw e;
        }
    }

    private Path newDirectory() throws IOException {
        return Files.createTempDirectory(directory, "");
    }

    private TransportContext context(Path own, int bytes, int descriptors, WaitStrategy wait) {
        return context(own, bytes, descriptors, wait, StepRecorder.NONE);
    }

    /** With a way to the kernel of its own: each end has a thread of its own. */
    private TransportContext context(Path own, int bytes, int descriptors, WaitStrategy wait, StepRecorder steps) {
        return new TransportContext(
                Linux.by(way), MessageMemory.ofBytes(bytes), descriptors, wait, depth, own, own, own, steps);
    }

    /** Two open ends; messages are told apart by their seed. */
    private static final class Ends implements AutoCloseable {
        private final TransportContext in;
        private final TransportContext out;
        private final MessageReceiver receiver;
        private final MessageSender sender;
        private final byte[] random;
        private final AtomicLong begun = new AtomicLong();
        private final AtomicLong sent = new AtomicLong();
        private long received;
        private volatile boolean stop;
        private boolean receiverClosed;

        Ends(TransportContext in, TransportContext out, MessageReceiver receiver, MessageSender sender) {
            this.in = in;
            this.out = out;
            this.receiver = receiver;
            this.sender = sender;
            this.random = random(in.messageBytes());
        }

        static byte[] random(int length) {
            byte[] bytes = new byte[length];
            new Random(1).nextBytes(bytes);
            return bytes;
        }

        /** Sees that it rests; one that spins has had the time to get that far. */
        void requireWaiting(Task<Void> task, Mode mode) throws Exception {
            if (!mode.id().equals(SPINS)) {
                task.requireAsleep();
                return;
            }
            long before;
            do {
                before = sent.get();
                Thread.sleep(Task.WATCHED_MILLIS);
            } while (sent.get() > before);
        }

        void move(int messages) throws Exception {
            Task<Void> sending = send(messages);
            Task<Void> receiving = receive(messages);
            // A sender that fails is the reason, and its receiver waits for nothing.
            sending.get();
            receiving.get();
        }

        Task<Void> send(int messages) {
            return Task.start(() -> {
                for (int i = 0; i < messages && !stop; i++) {
                    out.message().put(0, bytes(sent.get()));
                    begun.incrementAndGet();
                    sender.send();
                    sent.incrementAndGet();
                }
                return null;
            });
        }

        Task<Void> receive(int messages) {
            return Task.start(() -> {
                for (int i = 0; i < messages; i++) {
                    receiver.receive();
                    byte[] arrived = new byte[in.messageBytes()];
                    receiver.place().orElse(in.message()).get(0, arrived);
                    assertThat(arrived).isEqualTo(bytes(received));
                    received++;
                }
                return null;
            });
        }

        /** Bytes that nothing compresses; each message is another at its begin and its end. */
        private byte[] bytes(long number) {
            byte[] bytes = random.clone();
            ByteBuffer.wrap(bytes).putLong(0, number).putLong(bytes.length - Long.BYTES, ~number);
            return bytes;
        }

        /** Once: a number that is closed twice is somebody else's the second time. */
        void closeReceiver() throws IOException {
            if (!receiverClosed) {
                receiverClosed = true;
                receiver.close();
            }
        }

        @Override
        public void close() throws IOException {
            sender.close();
            closeReceiver();
        }
    }

    /** Work in a thread of its own, whose CPU time is known. */
    private static final class Task<T> extends FutureTask<T> {
        /** Of the time that a sleeping thread is watched, the share of a CPU that it may take; a spinning one takes all it gets. */
        private static final double MOST_CPU = 0.05;

        private static final long WATCHED_MILLIS = 250;

        private Thread thread;

        private Task(Callable<T> work) {
            super(work);
        }

        static <T> Task<T> start(Callable<T> work) {
            Task<T> task = new Task<>(work);
            task.thread = new Thread(task, "end");
            task.thread.setDaemon(true);
            task.thread.start();
            return task;
        }

        /** Watches the thread until it rests, and sees that it takes next to no CPU then. */
        void requireAsleep() throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            double share;
            do {
                long cpu = THREADS.getThreadCpuTime(thread.getId());
                long begin = System.nanoTime();
                Thread.sleep(WATCHED_MILLIS);
                share = (THREADS.getThreadCpuTime(thread.getId()) - cpu) / (double) (System.nanoTime() - begin);
            } while (share > MOST_CPU && System.nanoTime() < deadline);
            assertThat(share).as("share of a CPU taken while waiting").isLessThan(MOST_CPU);
            assertThat(isDone()).isFalse();
        }

        @Override
        public T get() throws InterruptedException, ExecutionException {
            try {
                return get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                throw new AssertionError("still waiting after " + PATIENCE_SECONDS + " s", e);
            }
        }
    }

    /** What an end says of its steps. */
    private static final class Steps implements StepRecorder {
        private int begun;
        private final List<String> done = new ArrayList<>();

        @Override
        public void begin() {
            begun++;
        }

        @Override
        public void done(Step step) {
            done.add(step.id());
        }
    }
}
