package com.example;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.CallStep;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.ModeUnavailableException;
import io.github.ipcbench.transport.RoomNeeded;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import io.github.ipcbench.transport.datagram.DatagramCalls;
import io.github.ipcbench.transport.datagram.DatagramReceiver;
import io.github.ipcbench.transport.datagram.DatagramSender;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Mode {@code ring}: bytes through slots of mapped memory; a datagram tells of each message and carries the descriptors. */
public final class RingTransport implements TransportProvider {
    @Override
    public List<Mode> modes() {
        return List.of(new Mode("ring", "a ring", "slots of mapped memory", false).upTo(16 << 20));
    }

    @Override
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        CallStep copy = CallStep.inUserSpace(Step.COPY.id());
        return new CallList(
                List.of(copy, DatagramCalls.sendmsg()),
                DatagramCalls.receiving(descriptors, waitStrategy, List.of(copy)));
    }

    @Override
    public RoomNeeded roomNeeded(Mode mode, int messageBytes, OptionalInt depth) {
        return new RoomNeeded(0, (depth.orElse(0) + 2L) * messageBytes);
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        Iterator<ByteBuffer> slots = slots(context);
        return DatagramReceiver.ofDescriptors(context, (received, none) -> {
            context.message().put(0, slots.next(), 0, context.messageBytes());
            context.steps().done(Step.COPY);
            return context.messageBytes();
        });
    }

    @Override
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        Iterator<ByteBuffer> slots = slots(context);
        return DatagramSender.open(context, datagrams -> () -> {
            slots.next().put(0, context.message(), 0, context.messageBytes());
            context.steps().done(Step.COPY);
            datagrams.sendEmpty();
            return context.messageBytes();
        });
    }

    /** The slots, round and round: as many as messages may be in flight, the one being written, and the one being read. */
    private static Iterator<ByteBuffer> slots(TransportContext context) throws IOException {
        int depth = context.depth()
                .orElseThrow(() -> new ModeUnavailableException("a number as ipcbench.depth is needed"));
        int bytes = context.messageBytes();
        try (RandomAccessFile file =
                new RandomAccessFile(context.memoryDirectory().resolve("ring").toFile(), "rw")) {
            ByteBuffer memory = file.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, (depth + 2L) * bytes);
            return IntStream.iterate(0, slot -> (slot + 1) % (depth + 2))
                    .mapToObj(slot -> memory.slice(slot * bytes, bytes))
                    .iterator();
        }
    }
}
