package io.github.ipcbench.worker;

import io.github.ipcbench.results.LimitRow;
import io.github.ipcbench.results.LimitRow.Verdict;
import io.github.ipcbench.transport.datagram.DatagramLimits;
import io.github.ipcbench.transport.datagram.DatagramLimits.Largest;
import java.util.List;
import java.util.OptionalLong;

/** What was found about local datagrams, in rows for people. */
final class DatagramRows {
    private DatagramRows() {}

    static List<LimitRow> of(DatagramLimits limits, int messageBytes) {
        Largest byDefault = limits.largest().get(0);
        Largest granted = limits.largest().get(limits.largest().size() - 1);
        return List.of(
                largest("largest datagram", byDefault, messageBytes),
                largest("with more buffer", granted, messageBytes),
                formula(limits),
                queue(limits, messageBytes));
    }

    private static LimitRow largest(String name, Largest largest, int messageBytes) {
        return new LimitRow(
                name,
                largest.datagramBytes() + " bytes with a send buffer of " + largest.sendBufferBytes()
                        + " as read back; one more is refused (" + largest.reason() + ")",
                largest.datagramBytes() >= messageBytes ? Verdict.GOOD : Verdict.LIMITED);
    }

    private static LimitRow formula(DatagramLimits limits) {
        int held = limits.boundByBuffer().size();
        OptionalLong overhead = limits.overheadBytes();
        String tried = held + " of " + limits.largest().size() + " buffers tried";
        String more =
                held < limits.largest().size() ? "; above the others' largest the kernel's memory is the bound" : "";
        return overhead.isPresent()
                ? new LimitRow(
                        "its formula",
                        "SO_SNDBUF as read back, less " + overhead.getAsLong() + ": found with " + tried + more,
                        Verdict.GOOD)
                : new LimitRow("its formula", "none that holds for the " + tried, Verdict.LIMITED);
    }

    private static LimitRow queue(DatagramLimits limits, int messageBytes) {
        String small = limits.queuedOneWay() + " datagrams of one byte wait, " + limits.queuedConnectedBack()
                + " when the receiver is connected back; ";
        return limits.queuedMessages().isPresent()
                ? new LimitRow(
                        "queue depth",
                        small + limits.queuedMessages().getAsInt() + " of " + messageBytes + " bytes",
                        Verdict.GOOD)
                : new LimitRow("queue depth", small + "none of " + messageBytes + " bytes", Verdict.LIMITED);
    }
}
