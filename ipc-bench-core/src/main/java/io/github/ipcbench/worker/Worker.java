package io.github.ipcbench.worker;

import io.github.ipcbench.directories.PrivateDirectory;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.machine.CpuAffinity;
import io.github.ipcbench.machine.CpuClocks;
import io.github.ipcbench.machine.EnvironmentProbe;
import io.github.ipcbench.machine.WorkerNoiseSample;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.PayloadBytes;
import io.github.ipcbench.protocol.ControlMessage.Configure;
import io.github.ipcbench.protocol.ControlMessage.DelayReported;
import io.github.ipcbench.protocol.ControlMessage.FloorMeasured;
import io.github.ipcbench.protocol.ControlMessage.FloorOpened;
import io.github.ipcbench.protocol.ControlMessage.MeasureFloor;
import io.github.ipcbench.protocol.ControlMessage.Ready;
import io.github.ipcbench.protocol.ControlMessage.StartWindow;
import io.github.ipcbench.protocol.ControlMessage.WindowFinished;
import io.github.ipcbench.protocol.Instrument;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.SocketBuffers;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.catalog.ModeCatalog;
import io.github.ipcbench.transport.shared.MessageMemory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** One configured end of a run: owns its transport and its clocks, and runs one window after the other. */
final class Worker implements Closeable {
    static final ModeCatalog CATALOG = ModeCatalog.load(Worker.class.getClassLoader());

    private final Linux linux;
    private final Configure configuration;
    private final ByteBuffer message;
    private final MessageLoop loop;
    private final CpuClocks clocks;
    private final WorkerInstrument instrument;
    private final SliceClock slices;
    private final Optional<PlantedDelay> delay;
    private FloorMeter floor;
    private WorkerNoiseSample noiseBefore;

    private Worker(
            Linux linux,
            Configure configuration,
            ByteBuffer message,
            MessageLoop loop,
            CpuClocks clocks,
            WorkerInstrument instrument,
            Optional<PlantedDelay> delay) {
        this.linux = linux;
        this.configuration = configuration;
        this.message = message;
        this.loop = loop;
        this.clocks = clocks;
        this.instrument = instrument;
        this.delay = delay;
        // An instrument counts or times every call: the slices' own must not be among them.
        this.slices = configuration.instrument() == Instrument.NONE ? new SliceClock.Cutting(clocks) : SliceClock.NONE;
    }

    /** Loads what every worker needs, the catalog among it, while the controller is busy with the other one. */
    static void prepare() {
        Linux.ofThisProcess();
    }

    /** Class and jar of the mode that is asked for; empty where it comes with IPC Bench. */
    static Optional<String> author(Configure configure) {
        return CATALOG.author(CATALOG.mode(configure.key().mode()));
    }

    /**
     * Opens the end that is asked for, on the thread that will move the messages.
     *
     * @throws io.github.ipcbench.transport.MessageTooLargeException when the mode cannot carry the message here
     */
    static Worker open(Configure configure) throws IOException {
        Linux linux = Linux.ofThisProcess();
        configure.cpu().ifPresent(cpu -> CpuAffinity.pin(linux, cpu));
        CpuClocks clocks = new CpuClocks(linux);
        WorkerInstrument instrument = WorkerInstrument.of(configure.instrument(), configure.side(), linux, clocks);
        TransportContext context = context(configure, linux, instrument.steps());
        Optional<PlantedDelay> delay = configure.delayNanos() > 0
                ? Optional.of(PlantedDelay.of(configure.delayNanos(), clocks))
                : Optional.empty();
        return new Worker(
                linux, configure, context.message(), open(configure, context, delay), clocks, instrument, delay);
    }

    /** What an end works with: a message's memory, in directories that nobody else can enter. */
    static TransportContext context(Configure configure, Linux linux, StepRecorder steps) throws IOException {
        PrivateDirectory.require(configure.socketDirectory());
        PrivateDirectory.require(configure.fileDirectory());
        PrivateDirectory.require(configure.memoryDirectory());
        return new TransportContext(
                linux,
                MessageMemory.ofBytes(configure.key().payloadBytes()),
                configure.descriptors(),
                configure.waitStrategy(),
                configure.depth(),
                configure.socketDirectory(),
                configure.fileDirectory(),
                configure.memoryDirectory(),
                steps);
    }

    private static MessageLoop open(Configure configure, TransportContext context, Optional<PlantedDelay> delay)
            throws IOException {
        Mode mode = CATALOG.mode(configure.key().mode());
        MessageHeader header = new MessageHeader(context.message());
        Path directory = context.memoryDirectory();
        return switch (configure.side()) {
            case SENDER -> {
                PayloadBytes.fill(context.message(), configure.payload(), configure.seed());
                MessageSender sender = CATALOG.openSender(mode, context);
                yield new MessageLoop.Sending(
                        delay.<MessageSender>map(planted -> new DelayedSender(sender, planted))
                                .orElse(sender),
                        header,
                        Backlog.open(directory));
            }
            case RECEIVER ->
                new MessageLoop.Receiving(CATALOG.openReceiver(mode, context), header, Backlog.create(directory));
        };
    }

    Ready ready() throws IOException {
        Optional<SocketBuffers> buffers = loop.socketBuffers();
        return new Ready(
                EnvironmentProbe.javaDescription(),
                linux.way().id(),
                number(buffers.map(SocketBuffers::sendBytes)),
                number(buffers.map(SocketBuffers::receiveBytes)),
                loop.depth());
    }

    private static OptionalInt number(Optional<Integer> value) {
        return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    WindowFinished run(StartWindow window) throws IOException {
        if (!window.part().isMeasured()) {
            return new WindowFinished(
                    measuredCase(),
                    move(window, WorkerInstrument.NONE),
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        if (window.part().begins()) {
            noiseBefore = WorkerNoiseSample.ofCurrentThread(clocks);
        }
        instrument.windowStarts(window.messages());
        WorkerMeasurement measurement = move(window, instrument);
        Optional<WorkerProfile> profile = instrument.windowEnded(measurement);
        return new WindowFinished(
                measuredCase(),
                measurement,
                loop.seenMost(),
                window.part().ends()
                        ? Optional.of(noiseBefore.until(WorkerNoiseSample.ofCurrentThread(clocks)))
                        : Optional.empty(),
                slices.slices(),
                profile);
    }

    /** What this worker moves: the size is that of the message it has, whatever it was asked for. */
    private Case measuredCase() {
        return new Case(
                configuration.key().mode(),
                message.capacity(),
                configuration.key().variant());
    }

    private WorkerMeasurement move(StartWindow window, WorkerInstrument atWork) throws IOException {
        slices.windowStarts(window.messages(), window.part().isMeasured());
        delay.ifPresent(planted -> planted.windowStarts(window.messages()));
        WindowClocks start = WindowClocks.start(clocks);
        atWork.loopStarts();
        slices.loopStarts();
        long bytes = loop.move(window.messages(), window.checksumStride(), slices);
        atWork.loopEnded();
        return start.finish(bytes);
    }

    /**
     * What the delay costs by now.
     *
     * @throws IOException when this worker has none
     */
    DelayReported delay() throws IOException {
        PlantedDelay planted = delay.orElseThrow(() -> new IOException("delay: this worker was not told to have one"));
        return new DelayReported(planted.measuredNanos());
    }

    /** Maps this end's part of the ring for the floor, or says why not: a run is good without a floor. */
    FloorOpened openFloor() {
        try {
            floor = FloorMeter.open(linux, configuration.side(), configuration.memoryDirectory(), message);
            return new FloorOpened(Optional.empty());
        } catch (IOException e) {
            return new FloorOpened(Optional.of(e.toString()));
        }
    }

    /**
     * Measures the floor together with the other worker.
     *
     * @throws IOException when the ring is not open, or does not carry messages in order
     */
    FloorMeasured measureFloor(MeasureFloor how) throws IOException {
        if (floor == null) {
            throw new IOException("floor: the ring was not opened");
        }
        return new FloorMeasured(floor.measure(how.copies()));
    }

    @Override
    public void close() throws IOException {
        loop.close();
    }
}
