package io.github.ipcbench.protocol;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Payload;
import io.github.ipcbench.plan.Side;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.results.CpuAccounting;
import io.github.ipcbench.results.LargestDatagram;
import io.github.ipcbench.results.LimitRow;
import io.github.ipcbench.results.WorkerFloor;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerNoise;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.results.WorkerSlices;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One message of the control stream between the controller and a worker. */
public sealed interface ControlMessage {

    /** Said by the controller. */
    sealed interface FromController extends ControlMessage {}

    /** Said by a worker. */
    sealed interface FromWorker extends ControlMessage {}

    /**
     * Opens the worker's end; answered by {@link Ready}, {@link ModeUnsupported} or {@link Failed}.
     *
     * @param key the case to measure
     * @param depth messages in flight at most; empty where the host decides
     * @param cpu the CPU to pin the loop thread to
     * @param delayNanos CPU time that the sender spends on each message besides; 0 for none
     * @param instrument what the worker does apart from moving messages
     * @param socketDirectory private directory for sockets
     * @param fileDirectory private directory for files
     * @param memoryDirectory private directory for shared mappings
     */
    record Configure(
            Side side,
            Case key,
            int descriptors,
            Payload payload,
            long seed,
            WaitStrategy waitStrategy,
            OptionalInt depth,
            OptionalInt cpu,
            double delayNanos,
            Instrument instrument,
            Path socketDirectory,
            Path fileDirectory,
            Path memoryDirectory)
            implements FromController {}

    /**
     * Starts a window at once; answered by {@link WindowFinished} or {@link Failed}.
     *
     * @param messages messages to move in it
     * @param part whether it counts, and as what: instruments are at work in measured windows only
     * @param checksumStride every how many messages the receiver verifies the full checksum; 1 for all
     */
    record StartWindow(long messages, Part part, long checksumStride) implements FromController {

        /** What the messages are a part of. */
        public enum Part {
            WARM_UP,
            /** The measured window. */
            WHOLE,
            /** The first turn of a measured window, between whose turns the worker waits. */
            FIRST_TURN,
            TURN,
            LAST_TURN;

            public boolean isMeasured() {
                return this != WARM_UP;
            }

            /** Whether a measured window begins. */
            public boolean begins() {
                return this == WHOLE || this == FIRST_TURN;
            }

            /** Whether a measured window ends. */
            public boolean ends() {
                return this == WHOLE || this == LAST_TURN;
            }
        }

        public StartWindow {
            if (messages < 1 || checksumStride < 1) {
                throw new IllegalArgumentException(
                        "window: at least 1 message and stride 1, got " + messages + " and " + checksumStride);
            }
        }
    }

    /** Maps the ring that the floor is measured with; said to the sender first; answered by {@link FloorOpened}. */
    record OpenFloor() implements FromController {}

    /**
     * Measures the floor, at both ends at the same time; answered by {@link FloorMeasured}.
     *
     * @param copies how often each copy is made
     */
    record MeasureFloor(int copies) implements FromController {
        public MeasureFloor {
            if (copies < 1) {
                throw new IllegalArgumentException("floor: at least 1 copy, got " + copies);
            }
        }
    }

    /** Asks the sender what its delay costs per message by now; answered by {@link DelayReported}. */
    record ReportDelay() implements FromController {}

    /** Asks what only a worker can tell of this machine and of itself; answered by {@link HostDescribed}. No end is opened. */
    record DescribeHost() implements FromController {}

    /**
     * Asks what this machine permits; answered by {@link LimitsFound}. No end is opened.
     *
     * @param tempDirectory where the file mode's files would lie
     * @param socketDirectory private directory for sockets
     * @param messageBytes size of the messages that are to wait in a queue
     */
    record FindLimits(Path tempDirectory, Path socketDirectory, int messageBytes) implements FromController {}

    /**
     * Moves one message from end to end within this worker; answered by {@link ModeTried}, {@link ModeUnsupported} or
     * {@link Failed}.
     *
     * @param sender what the sender would be told; the receiver is told the same
     */
    record TryMode(Configure sender) implements FromController {}

    /** Ends the worker in good order. */
    record Finish() implements FromController {}

    /**
     * The worker's end is open.
     *
     * @param java version and vendor of the worker's runtime
     * @param nativeCalls id of the way by which it reaches the kernel
     * @param sendBufferBytes SO_SNDBUF of the data socket as read back, where the mode has one
     * @param receiveBufferBytes SO_RCVBUF of the same socket
     * @param depth messages in flight at most, where that is known
     */
    record Ready(
            String java,
            String nativeCalls,
            OptionalInt sendBufferBytes,
            OptionalInt receiveBufferBytes,
            OptionalInt depth)
            implements FromWorker {}

    /**
     * This machine cannot carry the message in this mode.
     *
     * @param reason the kernel's error name; or in words, where it can carry none, what is missing and what helps
     * @param largestBytes the largest message that went through when tried; absent where it can carry none
     */
    record ModeUnsupported(String reason, OptionalLong largestBytes) implements FromWorker {}

    /**
     * A window is over.
     *
     * @param key the case of the messages that were moved, as the worker found it: mode of its transport, size of its message
     * @param seenMost the most messages that were seen in flight; by senders, for measured windows
     * @param noise what kept the loop thread from its CPU meanwhile; for measured windows
     * @param slices what a message cost in the course of all windows so far; for measured windows without an instrument
     * @param profile what the step profile of the window showed; by workers that make one
     */
    record WindowFinished(
            Case key,
            WorkerMeasurement measurement,
            OptionalInt seenMost,
            Optional<WorkerNoise> noise,
            Optional<WorkerSlices> slices,
            Optional<WorkerProfile> profile)
            implements FromWorker {}

    /**
     * The worker's end of the ring is mapped, or cannot be.
     *
     * @param problem why it is not mapped
     */
    record FloorOpened(Optional<String> problem) implements FromWorker {}

    /** CPU time that the delay costs, per message. */
    record DelayReported(double nanosPerMessage) implements FromWorker {}

    /** The floor as this worker measured it. */
    record FloorMeasured(WorkerFloor floor) implements FromWorker {}

    /**
     * What a worker tells of this machine and of itself.
     *
     * @param accounting how this kernel divides CPU time
     * @param java version and vendor of the worker's runtime
     * @param nativeCalls id of the way by which it reaches the kernel
     * @param jvmFlags what its runtime was given, and what it chose for want of a flag
     * @param largestDatagram what local datagrams carry; absent when it cannot be tried
     */
    record HostDescribed(
            CpuAccounting accounting,
            String java,
            String nativeCalls,
            List<String> jvmFlags,
            Optional<LargestDatagram> largestDatagram)
            implements FromWorker {
        public HostDescribed {
            jvmFlags = List.copyOf(jvmFlags);
        }
    }

    /**
     * What this machine permits.
     *
     * @param machine clocks, accounting, affinity, directories
     * @param sockets local datagrams
     */
    record LimitsFound(List<LimitRow> machine, List<LimitRow> sockets) implements FromWorker {
        public LimitsFound {
            machine = List.copyOf(machine);
            sockets = List.copyOf(sockets);
        }
    }

    /** The message arrived as it was sent. */
    record ModeTried() implements FromWorker {}

    /**
     * The worker cannot go on; its log has the stack trace.
     *
     * @param kind what follows from it
     */
    record Failed(String reason, Kind kind) implements FromWorker {
        /** Failures that the controller tells apart. */
        public enum Kind {
            /** For want of room in a file system. */
            OUT_OF_SPACE,
            /** Fewer messages may be in flight than the mode can hold to. */
            DEPTH_TOO_SMALL,
            OTHER
        }
    }
}
