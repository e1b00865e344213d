package io.github.ipcbench.transport.datagram;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What AF_UNIX datagrams this machine carries, found by trying.
 *
 * @param largest the largest datagram that passed, by size of the send buffer; the default buffer first, the largest
 *     that was granted last
 * @param queuedOneWay datagrams of one byte that wait in a receiver which is not connected back, as in every mode
 * @param queuedConnectedBack the same when the receiver is connected to the sender
 * @param queuedMessages datagrams of the message's size that wait one way; absent when none of that size passes
 */
public record DatagramLimits(
        List<Largest> largest, int queuedOneWay, int queuedConnectedBack, OptionalInt queuedMessages) {

    /**
     * The largest datagram by one send buffer.
     *
     * @param sendBufferBytes SO_SNDBUF as read back
     * @param datagramBytes the largest that passed
     * @param reason the kernel's error name for one byte more
     */
    public record Largest(int sendBufferBytes, long datagramBytes, String reason) {}

    public DatagramLimits {
        largest = List.copyOf(largest);
        if (largest.isEmpty()) {
            throw new IllegalArgumentException("datagram limits: at least one send buffer is needed");
        }
    }

    /**
     * What the kernel keeps of the send buffer for itself, where that is the same by every buffer that was the bound. A
     * datagram can be refused for want of memory as well (ENOBUFS), long before it fills a very large buffer.
     */
    public OptionalLong overheadBytes() {
        long[] overheads = boundByBuffer().stream()
                .mapToLong(each -> each.sendBufferBytes() - each.datagramBytes())
                .distinct()
                .toArray();
        return overheads.length == 1 ? OptionalLong.of(overheads[0]) : OptionalLong.empty();
    }

    /** Those by which the buffer was the bound, and not the kernel's memory. */
    public List<Largest> boundByBuffer() {
        return largest.stream().filter(each -> each.reason().equals("EMSGSIZE")).toList();
    }
}
