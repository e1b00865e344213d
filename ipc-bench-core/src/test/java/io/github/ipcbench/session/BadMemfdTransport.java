package io.github.ipcbench.session;

import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.NativeMemory;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import io.github.ipcbench.transport.catalog.ModeCatalog;
import io.github.ipcbench.transport.datagram.DatagramSender;
import io.github.ipcbench.transport.datagram.OutgoingDatagrams;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The receivers of {@code memfd-sealed} and {@code memfd} with a sender that does not keep its word: in mode {@code unsealed}
 * its memfds have no seals, in mode {@code shrinks} it makes one of them shorter before it sends it.
 */
public final class BadMemfdTransport implements TransportProvider {
    static final Mode UNSEALED = new Mode("unsealed", "memfd-sealed without seals", false).carrying(3);
    static final Mode SHRINKS = new Mode("shrinks", "memfd that becomes shorter", false).carrying(3);

    /** What is left of one that shrank. */
    static final int LEFT_BYTES = 100;

    private static final int SHRINKS_AT = 3;

    @Override
    public List<Mode> modes() {
        return List.of(UNSEALED, SHRINKS);
    }

    @Override
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        return provider(mode).callList(real(mode), descriptors, waitStrategy);
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        return provider(mode).openReceiver(real(mode), context);
    }

    @Override
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        return DatagramSender.open(context, datagrams -> new Sender(context, datagrams, mode.equals(SHRINKS)));
    }

    private static Mode real(Mode mode) {
        return catalog().mode(mode.equals(UNSEALED) ? "memfd-sealed" : "memfd");
    }

    private static TransportProvider provider(Mode mode) {
        return catalog().provider(real(mode));
    }

    private static ModeCatalog catalog() {
        return ModeCatalog.load(BadMemfdTransport.class.getClassLoader());
    }

    private static final class Sender implements DatagramSender.Way {
        private final TransportContext context;
        private final OutgoingDatagrams datagrams;
        private final boolean shrinks;
        private int sent;

        Sender(TransportContext context, OutgoingDatagrams datagrams, boolean shrinks) {
            this.context = context;
            this.datagrams = datagrams;
            this.shrinks = shrinks;
        }

        @Override
        public long send() throws IOException {
            Linux linux = context.linux();
            NativeMemory name = linux.text("bad");
            int file = (int) KernelException.requireDone(
                    "memfd_create", linux.memfd_create(name.address(), Linux.MFD_CLOEXEC | Linux.MFD_ALLOW_SEALING));
            try (FileChannel memory = FileChannel.open(Path.of("/proc/self/fd/" + file), StandardOpenOption.WRITE)) {
                memory.write(context.message().duplicate().clear(), 0);
                sent++;
                if (shrinks && sent == SHRINKS_AT) {
                    memory.truncate(LEFT_BYTES);
                }
            }
            datagrams.sendEmptyWith(file);
            KernelException.requireDone("close", linux.close(file));
            return context.messageBytes();
        }
    }
}
