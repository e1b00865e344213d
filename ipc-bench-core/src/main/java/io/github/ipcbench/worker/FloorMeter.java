package io.github.ipcbench.worker;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.plan.Side;
import io.github.ipcbench.results.TimeSamples;
import io.github.ipcbench.results.WorkerFloor;
import io.github.ipcbench.transport.CorruptMessageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Measures the floor at one end, on the loop thread: copies within the process, a null call, copies between both. */
final class FloorMeter {
    /** What is timed at once moves at least this much: reading the clock must not count. */
    private static final int LEAST_TIMED_BYTES = 1 << 14;

    private static final int NULL_CALL_BATCHES = 50;
    private static final int NULL_CALLS_PER_BATCH = 100;

    /** Enough for the compiler to take notice. */
    private static final int UNTIMED_ROUNDS = 3000;

    private static final int UNTIMED_BYTES = 64;

    private final Linux linux;
    private final Side side;
    private final ByteBuffer message;
    private final ByteBuffer second;
    private final ByteBuffer third;
    private final FloorRing ring;
    private long moved;

    private FloorMeter(Linux linux, Side side, ByteBuffer message, FloorRing ring) {
        this.linux = linux;
        this.side = side;
        this.message = message.duplicate().order(ByteOrder.LITTLE_ENDIAN).clear();
        this.second = ByteBuffer.allocateDirect(message.capacity());
        this.third = ByteBuffer.allocateDirect(message.capacity());
        this.ring = ring;
    }

    /**
     * Maps the ring; the sender must do so first.
     *
     * @param directory the run's, for shared mappings
     * @param message what the sender sends and the receiver fills; the header's sequence number is overwritten
     */
    static FloorMeter open(Linux linux, Side side, Path directory, ByteBuffer message) throws IOException {
        FloorRing ring = switch (side) {
            case SENDER -> FloorRing.create(linux, directory, message.capacity());
            case RECEIVER -> FloorRing.open(linux, directory, message.capacity());
        };
        return new FloorMeter(linux, side, message, ring);
    }

    /**
     * Measures, as often as asked; to be called at both ends at the same time.
     *
     * @param copies how often each copy is timed
     * @throws CorruptMessageException when a message came through the ring in other order than it was sent
     */
    WorkerFloor measure(int copies) throws CorruptMessageException {
        int bytes = message.capacity();
        long[] buffers = {linux.addressOf(message), linux.addressOf(second), linux.addressOf(third)};
        copyNanos(buffers, 2, Math.min(UNTIMED_BYTES, bytes), UNTIMED_ROUNDS, 1);
        int atOnce = Math.max(1, LEAST_TIMED_BYTES / bytes);
        double one = copyNanos(buffers, 1, bytes, copies, atOnce);
        double two = copyNanos(buffers, 2, bytes, copies, atOnce);
        double nullCall = nullCallNanos();
        double ringCopy = switch (side) {
            case SENDER -> sendNanos(copies);
            case RECEIVER -> receiveNanos(copies);
        };
        moved += copies;
        return new WorkerFloor(one, two, ringCopy, nullCall);
    }

    /** Nanoseconds for bringing the bytes from the first buffer so many hops further; median. */
    private double copyNanos(long[] buffers, int hops, int bytes, int timings, int atOnce) {
        TimeSamples nanos = new TimeSamples();
        for (int timing = 0; timing < timings; timing++) {
            long start = System.nanoTime();
            for (int copy = 0; copy < atOnce; copy++) {
                for (int hop = 0; hop < hops; hop++) {
                    linux.memcpy(buffers[hop + 1], buffers[hop], bytes);
                }
            }
            nanos.add(System.nanoTime() - start);
        }
        return nanos.summary().medianNanos() / atOnce;
    }

    private double nullCallNanos() {
        TimeSamples nanos = new TimeSamples();
        for (int batch = 0; batch < NULL_CALL_BATCHES; batch++) {
            long start = System.nanoTime();
            for (int call = 0; call < NULL_CALLS_PER_BATCH; call++) {
                linux.getppid();
            }
            nanos.add(System.nanoTime() - start);
        }
        return nanos.summary().medianNanos() / NULL_CALLS_PER_BATCH;
    }

    private double sendNanos(int copies) {
        long source = linux.addressOf(message);
        int bytes = message.capacity();
        TimeSamples nanos = new TimeSamples();
        for (long number = moved; number < moved + copies; number++) {
            message.putLong(MessageHeader.SEQUENCE, number);
            ring.awaitRoom(number);
            long start = System.nanoTime();
            linux.memcpy(ring.slot(number), source, bytes);
            nanos.add(System.nanoTime() - start);
            ring.written(number);
        }
        return nanos.summary().medianNanos();
    }

    private double receiveNanos(int copies) throws CorruptMessageException {
        long target = linux.addressOf(message);
        int bytes = message.capacity();
        TimeSamples nanos = new TimeSamples();
        for (long number = moved; number < moved + copies; number++) {
            ring.awaitMessage(number);
            long start = System.nanoTime();
            linux.memcpy(target, ring.slot(number), bytes);
            nanos.add(System.nanoTime() - start);
            ring.read(number);
            long sequence = message.getLong(MessageHeader.SEQUENCE);
            if (sequence != number) {
                throw new CorruptMessageException(
                        "floor: message " + number + " was expected in the ring, message " + sequence + " came");
            }
        }
        return nanos.summary().medianNanos();
    }
}
