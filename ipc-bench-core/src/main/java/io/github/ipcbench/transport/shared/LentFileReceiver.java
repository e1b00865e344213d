package io.github.ipcbench.transport.shared;

import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.datagram.DatagramReceiver;
import java.io.IOException;

/** Reads files, or memory, that the sender uses again, and gives each back. */
public final class LentFileReceiver implements DatagramReceiver.Way {
    private final ReceivedFile received;
    private final LentSlots slots;

    public LentFileReceiver(TransportContext context) throws IOException {
        this.received = new ReceivedFile(context);
        this.slots = LentSlots.create(context);
    }

    @Override
    public long take(long none, int file) throws IOException {
        long read = received.read(file);
        slots.giveBack();
        return read;
    }

    @Override
    public void close() {
        slots.close();
    }
}
