package io.github.ipcbench.transport.datagram;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.SocketBuffers;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Sends datagrams that carry the run's descriptors ({@link TransportContext#descriptors} of them, as SCM_RIGHTS), with
 * bytes of the message or without; one for each message. Opened and closed by {@link DatagramSender}. A datagram that
 * cannot be sent is a {@link io.github.ipcbench.linux.KernelException} with the kernel's errno.
 */
public final class OutgoingDatagrams {
    private static final int NOT_YET = -1;

    private final Linux linux;
    private final Path socketDirectory;
    private final OptionalInt most;
    private final DataSocket socket;
    private final SentDescriptors descriptors;
    private final int descriptorCount;
    private final ScmMessage message;
    private final StepRecorder steps;
    private int datagramBytes;
    private int depth = NOT_YET;

    /** Connects to the receiver of the run, which is open. */
    OutgoingDatagrams(TransportContext context) throws IOException {
        this.linux = context.linux();
        this.socketDirectory = context.socketDirectory();
        this.most = context.depth();
        this.socket = DataSocket.connected(linux, path(context), senderPath(context));
        this.descriptors = SentDescriptors.open(context.linux(), context.descriptors());
        this.descriptorCount = context.descriptors();
        this.message = new ScmMessage(context.linux(), descriptorCount + 1);
        this.steps = context.steps();
        message.descriptors(descriptors.numbers());
    }

    /** Where the data socket of a run is bound. */
    static Path path(TransportContext context) {
        return context.socketDirectory().resolve("data");
    }

    /**
     * What the sender's socket is called, for the receiver to connect back: the kernel's setting bounds the queue of a
     * receiver that is not connected to its sender (net.unix.max_dgram_qlen). None where that is to hold.
     */
    static Optional<Path> senderPath(TransportContext context) {
        return context.depth().isPresent()
                ? Optional.of(context.socketDirectory().resolve("sender"))
                : Optional.empty();
    }

    /**
     * Makes sure that datagrams of this size pass, by a larger send buffer where it must be; for a mode whose datagrams hold
     * bytes, before the first one.
     *
     * @param bytes of each datagram
     * @param messageBytes of the message that it is for, for the error
     * @throws io.github.ipcbench.transport.MessageTooLargeException when they do not pass, whatever buffer is asked for
     */
    public void requireRoomFor(int bytes, int messageBytes) throws IOException {
        socket.requireRoomFor(bytes, messageBytes);
        datagramBytes = bytes;
    }

    /**
     * How many datagrams wait for the receiver at most: as many as the run's depth says, or as the host's queue holds, or
     * fewer where the buffer holds fewer. Found by trial on sockets of its own, once the size of a datagram is settled; the
     * socket's buffer is as in the trial from then on.
     */
    public int depth() throws IOException {
        if (depth == NOT_YET) {
            depth = most.isPresent() ? bound(most.getAsInt()) : counted();
        }
        return depth;
    }

    /** What one of them is, in words. */
    String describe() {
        return "datagrams of " + datagramBytes + " bytes";
    }

    private int bound(int bound) throws IOException {
        try (DataSocket.Pair pair = DataSocket.pair(linux);
                SocketQueue queue = new SocketQueue(
                        linux, pair.sender().descriptor(), pair.receiver().descriptor(), message, datagramBytes)) {
            pair.sender().growSendBuffer(datagramBytes);
            int before = queue.sendBufferAsked();
            int held = queue.bound(bound);
            int after = queue.sendBufferAsked();
            if (after != before) {
                socket.askForSendBuffer(after);
            }
            return held;
        }
    }

    private int counted() throws IOException {
        Path path = socketDirectory.resolve("trial");
        try (DataSocket receiver = DataSocket.bound(linux, path, WaitStrategy.BLOCK);
                DataSocket sender = DataSocket.connected(linux, path, Optional.empty());
                SocketQueue queue =
                        new SocketQueue(linux, sender.descriptor(), receiver.descriptor(), message, datagramBytes)) {
            sender.growSendBuffer(datagramBytes);
            return queue.held(SocketQueue.MOST_COUNTED);
        } finally {
            Files.deleteIfExists(path);
        }
    }

    /**
     * Sends bytes and the run's descriptors; sleeps while the receiver's queue is full. Does {@link Step#SENDMSG}.
     *
     * @param address where they lie in native memory, such as {@link TransportContext#messageAddress}
     * @param length how many
     */
    public void send(long address, long length) throws IOException {
        message.data(address, length);
        message.send(socket.descriptor());
        steps.done(Step.SENDMSG);
    }

    /** As {@link #send}, in a datagram of zero bytes. */
    public void sendEmpty() throws IOException {
        send(0, 0);
    }

    /**
     * As {@link #sendEmpty}, with one more descriptor behind the run's.
     *
     * @param ownDescriptor its number in this process, which stays open here
     */
    public void sendEmptyWith(int ownDescriptor) throws IOException {
        message.descriptor(descriptorCount, ownDescriptor);
        message.descriptorCount(descriptorCount + 1);
        sendEmpty();
    }

    SocketBuffers socketBuffers() throws IOException {
        return socket.buffers();
    }

    void close() throws IOException {
        descriptors.close();
        socket.close();
    }
}
