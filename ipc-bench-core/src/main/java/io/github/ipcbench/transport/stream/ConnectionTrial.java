package io.github.ipcbench.transport.stream;

import static io.github.ipcbench.linux.KernelException.requireDone;

import io.github.ipcbench.linux.Errno;
import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.NativeMemory;
import io.github.ipcbench.transport.MessageTooLargeException;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.datagram.ScmMessage;
import io.github.ipcbench.transport.datagram.SentDescriptors;
import io.github.ipcbench.transport.datagram.SocketOptions;
import io.github.ipcbench.transport.datagram.SocketQueue;
import java.io.Closeable;
import java.io.IOException;

/** Two AF_UNIX sockets connected to each other, to find by trying what one of their kind carries and holds. */
final class ConnectionTrial implements Closeable {
    /** What the kernel keeps of SO_SNDBUF for itself: the largest record is the buffer less this. Found by trying. */
    private static final int SEND_BUFFER_OVERHEAD_BYTES = 32;

    private final TransportContext context;
    private final Linux linux;
    private final SocketOptions options;
    private final int sender;
    private final int receiver;

    ConnectionTrial(TransportContext context, int type) {
        this.context = context;
        this.linux = context.linux();
        this.options = new SocketOptions(linux);
        NativeMemory pair = linux.memory(2 * Integer.BYTES);
        requireDone("socketpair", linux.socketpair(Linux.AF_UNIX, type | Linux.SOCK_CLOEXEC, pair.address()));
        this.sender = pair.getInt(0);
        this.receiver = pair.getInt(Integer.BYTES);
    }

    /**
     * Makes sure that a record of the message's size passes, by a send buffer as large as it needs.
     *
     * @param socket the one that is to send it, which gets the same buffer
     * @throws MessageTooLargeException when it does not pass by any buffer that is granted
     */
    void requireRoom(int socket) throws IOException {
        int bytes = context.messageBytes();
        if (options.get(sender, Linux.SO_SNDBUF) < (long) bytes + SEND_BUFFER_OVERHEAD_BYTES) {
            int asked = (int) Math.min((long) bytes + SEND_BUFFER_OVERHEAD_BYTES, Integer.MAX_VALUE);
            options.set(sender, Linux.SO_SNDBUF, asked);
            options.set(socket, Linux.SO_SNDBUF, asked);
        }
        String refusal = refusal(bytes);
        if (!refusal.isEmpty()) {
            throw new MessageTooLargeException(refusal, bytes, largest(bytes));
        }
    }

    private long largest(int refused) {
        int passes = 0;
        int fails = refused;
        while (fails - passes > 1) {
            int middle = (passes + fails) >>> 1;
            if (refusal(middle).isEmpty()) {
                passes = middle;
            } else {
                fails = middle;
            }
        }
        return passes;
    }

    private String refusal(int bytes) {
        ScmMessage message = new ScmMessage(linux, 0);
        message.data(context.messageAddress(), bytes);
        try {
            message.sendmsg(sender);
        } catch (KernelException e) {
            return switch (e.errno()) {
                case Errno.EMSGSIZE, Errno.ENOBUFS -> Errno.name(e.errno());
                default -> throw e;
            };
        }
        NativeMemory one = linux.memory(1);
        requireDone("recvfrom", linux.recv(receiver, one.address(), 1, 0));
        return "";
    }

    /**
     * How many messages wait for the receiver at most: as many as the run's depth says, or fewer where the buffer holds
     * fewer.
     *
     * @param socket the one that is to send them, which gets the buffer that holds so many
     * @param bytes of each, with its length where that travels
     */
    int depth(int socket, int bytes) {
        try (SentDescriptors descriptors = SentDescriptors.open(linux, context.descriptors())) {
            ScmMessage message = new ScmMessage(linux, context.descriptors());
            message.descriptors(descriptors.numbers());
            try (SocketQueue queue = new SocketQueue(linux, sender, receiver, message, bytes)) {
                if (context.depth().isEmpty()) {
                    return queue.held(SocketQueue.MOST_COUNTED);
                }
                int before = queue.sendBufferAsked();
                int held = queue.bound(context.depth().getAsInt());
                int after = queue.sendBufferAsked();
                if (after != before) {
                    options.set(socket, Linux.SO_SNDBUF, after);
                }
                return held;
            }
        }
    }

    @Override
    public void close() {
        linux.close(sender);
        linux.close(receiver);
    }
}
