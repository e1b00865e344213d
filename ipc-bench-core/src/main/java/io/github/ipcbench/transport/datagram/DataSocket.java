package io.github.ipcbench.transport.datagram;

import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.NativeMemory;
import io.github.ipcbench.linux.PollRequest;
import io.github.ipcbench.linux.SharedLibraries;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.MessageTooLargeException;
import io.github.ipcbench.transport.SocketBuffers;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Reference;
import java.net.StandardSocketOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.newsclub.lib.junixsocket.common.NarMetadata;
import org.newsclub.net.unix.AFSocket;
import org.newsclub.net.unix.AFUNIXDatagramChannel;
import org.newsclub.net.unix.AFUNIXSocketAddress;
import org.newsclub.net.unix.AFUNIXSocketPair;
import org.newsclub.net.unix.FileDescriptorCast;

/**
 * An AF_UNIX datagram socket: the one class that knows junixsocket. junixsocket opens, names, connects and closes
 * the socket; the messages themselves go through {@link ScmMessage} on its descriptor
 * (docs/decisions/0002-one-door-to-the-kernel.md says why).
 */
public final class DataSocket implements Closeable {
    /** What the kernel keeps of SO_SNDBUF for itself: the largest datagram is the buffer less this. Found by trying. */
    private static final int SEND_BUFFER_OVERHEAD_BYTES = 32;

    private static final String LIBRARY = "org.newsclub.net.unix.library.override";

    static {
        if (System.getProperty(LIBRARY) == null) {
            String name = System.mapLibraryName("junixsocket-native-" + AFSocket.getVersion());
            SharedLibraries.unpacked(
                            NarMetadata.class, "/lib/" + System.getProperty("os.arch") + "-Linux-clang/jni/" + name)
                    .ifPresent(file -> System.setProperty(LIBRARY, file.toString()));
        }
    }

    private final Linux linux;
    private final AFUNIXDatagramChannel channel;
    private final WaitStrategy waitStrategy;
    private final int descriptor;
    private final PollRequest readable;
    private final Optional<Path> back;
    private boolean senderKnown;

    private DataSocket(Linux linux, AFUNIXDatagramChannel channel, WaitStrategy waitStrategy, Optional<Path> back)
            throws IOException {
        this.linux = linux;
        this.channel = channel;
        this.waitStrategy = waitStrategy;
        this.descriptor = FileDescriptorCast.using(channel.getFileDescriptor()).as(Integer.class);
        this.readable = new PollRequest(linux, descriptor);
        this.back = back;
    }

    /**
     * A socket bound to a path, to receive from one process that may reach the path; waits as told. The kernel is asked who
     * sends until the first datagram is in, which must be of the same user; after that a message answers for itself, since
     * to ask for every one costs 0.27 µs a message (docs/decisions/0012-strangers.md).
     */
    public static DataSocket bound(Linux linux, Path path, WaitStrategy waitStrategy) throws IOException {
        return bound(linux, path, waitStrategy, Optional.empty());
    }

    /**
     * The same.
     *
     * @param back the path that its sender is bound to: it is connected to that when the first datagram is in, and then
     *     hears nobody else, and its queue is as long as the sender's buffer lets it be
     */
    static DataSocket bound(Linux linux, Path path, WaitStrategy waitStrategy, Optional<Path> back) throws IOException {
        AFUNIXDatagramChannel channel = AFUNIXDatagramChannel.open();
        try {
            DataSocket socket = new DataSocket(linux, channel, waitStrategy, back);
            socket.askForCredentials(true);
            channel.bind(AFUNIXSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            return socket;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** A socket that sends to the one bound at the path. The bound one is not connected back. */
    public static DataSocket connected(Linux linux, Path path) throws IOException {
        return connected(linux, path, Optional.empty());
    }

    /**
     * The same.
     *
     * @param own the path to be bound to, for the other one to connect back
     */
    static DataSocket connected(Linux linux, Path path, Optional<Path> own) throws IOException {
        AFUNIXDatagramChannel channel = AFUNIXDatagramChannel.open();
        try {
            if (own.isPresent()) {
                channel.bind(AFUNIXSocketAddress.of(own.get()));
                Files.setPosixFilePermissions(own.get(), PosixFilePermissions.fromString("rw-------"));
            }
            channel.connect(AFUNIXSocketAddress.of(path));
            return new DataSocket(linux, channel, WaitStrategy.BLOCK, Optional.empty());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Two sockets without a name, each connected to the other. */
    static Pair pair(Linux linux) throws IOException {
        AFUNIXSocketPair<AFUNIXDatagramChannel> channels = AFUNIXSocketPair.openDatagram();
        return new Pair(
                new DataSocket(linux, channels.getFirst(), WaitStrategy.BLOCK, Optional.empty()),
                new DataSocket(linux, channels.getSecond(), WaitStrategy.BLOCK, Optional.empty()));
    }

    /** What {@link #pair} opens. */
    record Pair(DataSocket sender, DataSocket receiver) implements Closeable {
        @Override
        public void close() throws IOException {
            sender.close();
            receiver.close();
        }
    }

    /** The socket's file descriptor, valid until {@link #close}. */
    public int descriptor() {
        return descriptor;
    }

    /** Waits until a message is there, when the wait strategy says to; else the receiving call itself blocks. */
    private void awaitReadable() {
        switch (waitStrategy) {
            case SELECT -> readable.await();
            case BLOCK -> {
                // recvmsg waits.
            }
        }
    }

    /**
     * Waits for one datagram and receives it, as the wait strategy says. The check of what came is begun and not done: the
     * caller may have more to check, and does {@link Step#CHECK}.
     *
     * @return bytes received
     */
    public long receive(ScmMessage message, int expectedDescriptors, StepRecorder steps) throws IOException {
        return receive(message, expectedDescriptors, expectedDescriptors, steps);
    }

    /**
     * The same, where a datagram of zero bytes comes with other descriptors than one that holds some.
     *
     * @param withBytes descriptors expected with a datagram that holds bytes
     * @param empty those expected with one that holds none
     */
    long receive(ScmMessage message, int withBytes, int empty, StepRecorder steps) throws IOException {
        // What a step is named after is all that is done in it.
        boolean first = !senderKnown;
        long received = -1;
        while (received < 0) {
            message.prepareToReceive();
            awaitReadable();
            steps.done(Step.WAIT);
            received = first ? receiveFirst(message, withBytes, empty) : message.receive(descriptor);
        }
        steps.done(Step.RECVMSG);
        if (!first) {
            message.requireWhole(received, received == 0 ? empty : withBytes);
        }
        return received;
    }

    private long receiveFirst(ScmMessage message, int withBytes, int empty) throws IOException {
        long received = message.receiveFromSameUser(descriptor, withBytes, empty);
        if (received >= 0) {
            senderKnown = true;
            askForCredentials(false);
            if (back.isPresent()) {
                channel.connect(AFUNIXSocketAddress.of(back.get()));
            }
        }
        return received;
    }

    private void askForCredentials(boolean ask) {
        NativeMemory value = linux.memory(Integer.BYTES);
        value.putInt(0, ask ? 1 : 0);
        try {
            KernelException.requireDone(
                    "setsockopt",
                    linux.setsockopt(descriptor, Linux.SOL_SOCKET, Linux.SO_PASSCRED, value.address(), Integer.BYTES));
        } finally {
            Reference.reachabilityFence(value);
        }
    }

    /** The socket's buffers as the kernel reports them. */
    SocketBuffers buffers() throws IOException {
        return new SocketBuffers(
                channel.getOption(StandardSocketOptions.SO_SNDBUF), channel.getOption(StandardSocketOptions.SO_RCVBUF));
    }

    /**
     * Makes sure that a datagram of this size passes: the default buffer stays when it is large enough, else a larger
     * one is asked for, and the size is tried on a socket pair of its own.
     *
     * @throws MessageTooLargeException when it does not pass whatever buffer is asked for
     */
    void requireRoomFor(int datagramBytes, int messageBytes) throws IOException {
        growSendBuffer(datagramBytes);
        try (DatagramTrial trial = new DatagramTrial(linux, datagramBytes)) {
            trial.growSendBuffer(datagramBytes);
            Optional<String> refusal = trial.refusal(datagramBytes);
            if (refusal.isPresent()) {
                throw new MessageTooLargeException(refusal.get(), messageBytes, trial.largest());
            }
        }
    }

    /** Asks for a larger send buffer where this one does not hold a datagram of this size; the kernel may grant less. */
    void growSendBuffer(int datagramBytes) throws IOException {
        long needed = (long) datagramBytes + SEND_BUFFER_OVERHEAD_BYTES;
        if (channel.getOption(StandardSocketOptions.SO_SNDBUF) < needed) {
            askForSendBuffer((int) Math.min(needed, Integer.MAX_VALUE));
        }
    }

    /** Asks for a send buffer; what the kernel made of it stands in {@link #buffers}. */
    void askForSendBuffer(int bytes) throws IOException {
        channel.setOption(StandardSocketOptions.SO_SNDBUF, bytes);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
