package io.github.ipcbench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.results.LimitRow;
import io.github.ipcbench.results.LimitRow.Verdict;
import io.github.ipcbench.transport.datagram.DatagramLimits;
import io.github.ipcbench.transport.datagram.DatagramLimits.Largest;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DatagramRowsTest {
    private static final Largest BY_DEFAULT = new Largest(212_992, 212_960, "EMSGSIZE");

    @Test
    void aFormulaThatHoldsIsNamedAndOneThatDoesNotIsNot() {
        assertThat(DatagramRows.of(limits(BY_DEFAULT, new Largest(425_984, 425_952, "EMSGSIZE")), 112_192))
                .contains(
                        new LimitRow(
                                "its formula",
                                "SO_SNDBUF as read back, less 32: found with 2 of 2 buffers tried",
                                Verdict.GOOD),
                        new LimitRow(
                                "queue depth",
                                "11 datagrams of one byte wait, 278 when the receiver is connected back;"
                                        + " 2 of 112192 bytes",
                                Verdict.GOOD));
        assertThat(DatagramRows.of(limits(BY_DEFAULT, new Largest(8_388_608, 4_000_000, "ENOBUFS")), 112_192))
                .contains(new LimitRow(
                        "its formula",
                        "SO_SNDBUF as read back, less 32: found with 1 of 2 buffers tried; above the others' largest the"
                                + " kernel's memory is the bound",
                        Verdict.GOOD));
        assertThat(DatagramRows.of(limits(BY_DEFAULT, new Largest(425_984, 400_000, "EMSGSIZE")), 112_192))
                .extracting(LimitRow::verdict)
                .containsExactly(Verdict.GOOD, Verdict.GOOD, Verdict.LIMITED, Verdict.GOOD);
    }

    @Test
    void aBufferTooSmallForTheMessageLimits() {
        assertThat(DatagramRows.of(limits(BY_DEFAULT, new Largest(425_984, 425_952, "EMSGSIZE")), 300_000))
                .extracting(LimitRow::verdict)
                .startsWith(Verdict.LIMITED, Verdict.GOOD);
    }

    private static DatagramLimits limits(Largest... largest) {
        return new DatagramLimits(List.of(largest), 11, 278, OptionalInt.of(2));
    }
}
