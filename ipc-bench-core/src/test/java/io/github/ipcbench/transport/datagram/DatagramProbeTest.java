package io.github.ipcbench.transport.datagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.datagram.DatagramLimits.Largest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("native")
class DatagramProbeTest {
    private final Linux linux = Linux.ofThisProcess();

    private static final int MESSAGE_BYTES = 112_192;

    @TempDir
    Path directory;

    @Test
    void theLargestDatagramIsFoundForThreeBuffersByTheirSizeAsReadBack() throws Exception {
        List<Largest> largest =
                DatagramProbe.run(linux, directory, MESSAGE_BYTES).largest();

        assertThat(largest).hasSize(3).allSatisfy(each -> {
            assertThat(each.datagramBytes()).isPositive().isLessThan(each.sendBufferBytes());
            assertThat(each.reason()).isIn("EMSGSIZE", "ENOBUFS");
        });
        assertThat(largest.get(0).sendBufferBytes()).isEqualTo(defaultSendBufferBytes());
        assertThat(largest.get(1).sendBufferBytes()).isLessThan(largest.get(0).sendBufferBytes());
        assertThat(largest.get(2).sendBufferBytes())
                .isGreaterThan(largest.get(0).sendBufferBytes());
    }

    @Test
    void whatASessionRecordsIsTheFirstAndTheLastOfThem() throws Exception {
        List<Largest> all = DatagramProbe.run(linux, directory, MESSAGE_BYTES).largest();

        assertThat(DatagramProbe.largest(linux)).containsExactly(all.get(0), all.get(2));
    }

    @Test
    void aSocketOfThatBufferCarriesTheLargestDatagramAndNotOneByteMore() throws Exception {
        long largest = DatagramProbe.run(linux, directory, MESSAGE_BYTES)
                .largest()
                .get(0)
                .datagramBytes();

        try (DatagramTrial trial = new DatagramTrial(linux, (int) largest + 1)) {
            assertThat(trial.refusal(largest)).isEmpty();
            assertThat(trial.refusal(largest + 1)).isPresent();
        }
    }

    @Test
    void theQueueIsAsDeepAsTheKernelsSettingSaysAndLargeMessagesFillItSooner() throws Exception {
        // Not readString: it asks for one byte first, and such a file then gives its first digit alone.
        int setting = Integer.parseInt(Files.readAllLines(Path.of("/proc/sys/net/unix/max_dgram_qlen"))
                .get(0)
                .strip());

        DatagramLimits limits = DatagramProbe.run(linux, directory, MESSAGE_BYTES);

        assertThat(limits.queuedOneWay()).isLessThanOrEqualTo(setting + 1).isPositive();
        assertThat(limits.queuedConnectedBack()).isGreaterThanOrEqualTo(limits.queuedOneWay());
        assertThat(limits.queuedMessages().orElseThrow()).isBetween(1, limits.queuedOneWay());
    }

    @Test
    void whenNoMessagePassesNoneCanWait() throws Exception {
        assertThat(DatagramProbe.run(linux, directory, 64 << 20).queuedMessages())
                .isEmpty();
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        DatagramProbe.run(linux, directory, MESSAGE_BYTES);

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aFormulaIsOneOnlyWhenItHoldsForEveryBufferThatWasTheBound() {
        Largest first = new Largest(1_000, 968, "EMSGSIZE");
        Largest second = new Largest(2_000, 1_968, "EMSGSIZE");
        Largest capped = new Largest(8_000, 4_000, "ENOBUFS");

        assertThat(limits(first, second).overheadBytes()).hasValue(32);
        assertThat(limits(first, second, capped).overheadBytes()).hasValue(32);
        assertThat(limits(first, new Largest(2_000, 1_900, "EMSGSIZE")).overheadBytes())
                .isEmpty();
        assertThat(limits(capped).overheadBytes()).isEmpty();
    }

    private static DatagramLimits limits(Largest... largest) {
        return new DatagramLimits(List.of(largest), 11, 278, OptionalInt.of(2));
    }

    private int defaultSendBufferBytes() throws Exception {
        try (DataSocket socket = DataSocket.bound(linux, directory.resolve("default"), WaitStrategy.BLOCK)) {
            return socket.buffers().sendBytes();
        } finally {
            Files.delete(directory.resolve("default"));
        }
    }
}
