package io.github.ipcbench.transport.datagram;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.datagram.DatagramLimits.Largest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Finds out with real sockets how large a datagram may be here and how many wait in a queue. */
public final class DatagramProbe {
    /** More than any kernel grants; what is granted is read back. */
    private static final int LARGEST_BUFFER_ASKED_BYTES = 1 << 30;

    /** No kernel takes datagrams near this size, whatever its buffers: past about 4 MB it answers ENOBUFS. */
    private static final int LARGEST_TRIED_BYTES = 64 << 20;

    private final Linux linux;

    private DatagramProbe(Linux linux) {
        this.linux = linux;
    }

    /**
     * Tries; some tenths of a second.
     *
     * @param directory an existing one with a short path, for the sockets; left as it was
     * @param messageBytes size of the messages that are to be counted in a queue
     */
    public static DatagramLimits run(Linux linux, Path directory, int messageBytes) throws IOException {
        return new DatagramProbe(linux).limits(directory, messageBytes);
    }

    /**
     * The largest datagram by the default buffer, then by the largest that is granted; takes some hundredths of a second.
     */
    public static List<Largest> largest(Linux linux) throws IOException {
        return new DatagramProbe(linux).largestBySendBuffer(false);
    }

    private DatagramLimits limits(Path directory, int messageBytes) throws IOException {
        return new DatagramLimits(
                largestBySendBuffer(true),
                queuedOneWay(directory, 1).orElseThrow(() -> new IOException("sendmsg: not even one byte passes")),
                queuedConnectedBack(),
                queuedOneWay(directory, messageBytes));
    }

    /**
     * By the default buffer and by the largest granted.
     *
     * @param halfToo and by half of the default one in between: three points tell a formula from an accident
     */
    private List<Largest> largestBySendBuffer(boolean halfToo) throws IOException {
        try (DatagramTrial trial = new DatagramTrial(linux, LARGEST_TRIED_BYTES)) {
            List<Largest> found = new ArrayList<>(List.of(largest(trial)));
            if (halfToo) {
                // The kernel doubles what it is asked for.
                trial.askForSendBuffer(trial.sendBufferBytes() / 4);
                found.add(largest(trial));
            }
            trial.askForSendBuffer(LARGEST_BUFFER_ASKED_BYTES);
            found.add(largest(trial));
            return found;
        }
    }

    private static Largest largest(DatagramTrial trial) throws IOException {
        long passes = trial.largest();
        return new Largest(
                trial.sendBufferBytes(), passes, trial.refusal(passes + 1).orElse("refused only sometimes"));
    }

    private int queuedConnectedBack() throws IOException {
        try (DataSocket.Pair pair = DataSocket.pair(linux)) {
            return queued(pair, 1).orElseThrow(() -> new IOException("sendmsg: not even one byte passes"));
        }
    }

    private OptionalInt queuedOneWay(Path directory, int datagramBytes) throws IOException {
        Path path = directory.resolve("probe");
        try (DataSocket receiver = DataSocket.bound(linux, path, WaitStrategy.BLOCK);
                DataSocket sender = DataSocket.connected(linux, path)) {
            sender.growSendBuffer(datagramBytes);
            return queued(new DataSocket.Pair(sender, receiver), datagramBytes);
        } finally {
            Files.deleteIfExists(path);
        }
    }

    /** How many datagrams go out while nobody receives; absent when this size does not pass at all. */
    private OptionalInt queued(DataSocket.Pair pair, int datagramBytes) {
        try (SocketQueue queue = new SocketQueue(
                linux,
                pair.sender().descriptor(),
                pair.receiver().descriptor(),
                new ScmMessage(linux, 0),
                datagramBytes)) {
            int held = queue.held(SocketQueue.MOST_COUNTED);
            return held == 0 ? OptionalInt.empty() : OptionalInt.of(held);
        }
    }
}
