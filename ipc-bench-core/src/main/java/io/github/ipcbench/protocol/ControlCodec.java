package io.github.ipcbench.protocol;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Choice;
import io.github.ipcbench.plan.Payload;
import io.github.ipcbench.plan.Side;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.protocol.ControlMessage.Configure;
import io.github.ipcbench.protocol.ControlMessage.DelayReported;
import io.github.ipcbench.protocol.ControlMessage.DescribeHost;
import io.github.ipcbench.protocol.ControlMessage.Failed;
import io.github.ipcbench.protocol.ControlMessage.FindLimits;
import io.github.ipcbench.protocol.ControlMessage.Finish;
import io.github.ipcbench.protocol.ControlMessage.FloorMeasured;
import io.github.ipcbench.protocol.ControlMessage.FloorOpened;
import io.github.ipcbench.protocol.ControlMessage.HostDescribed;
import io.github.ipcbench.protocol.ControlMessage.LimitsFound;
import io.github.ipcbench.protocol.ControlMessage.MeasureFloor;
import io.github.ipcbench.protocol.ControlMessage.ModeTried;
import io.github.ipcbench.protocol.ControlMessage.ModeUnsupported;
import io.github.ipcbench.protocol.ControlMessage.OpenFloor;
import io.github.ipcbench.protocol.ControlMessage.Ready;
import io.github.ipcbench.protocol.ControlMessage.ReportDelay;
import io.github.ipcbench.protocol.ControlMessage.StartWindow;
import io.github.ipcbench.protocol.ControlMessage.TryMode;
import io.github.ipcbench.protocol.ControlMessage.WindowFinished;
import io.github.ipcbench.results.CpuAccounting;
import io.github.ipcbench.results.LargestDatagram;
import io.github.ipcbench.results.LimitRow;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The body of each control message: its fields in the order of the record. */
final class ControlCodec {
    private static final int MAX_TEXT_BYTES = 8192;

    private ControlCodec() {}

    static int type(ControlMessage message) {
        if (message instanceof Configure) {
            return 1;
        } else if (message instanceof StartWindow) {
            return 2;
        } else if (message instanceof Finish) {
            return 3;
        } else if (message instanceof OpenFloor) {
            return 5;
        } else if (message instanceof MeasureFloor) {
            return 6;
        } else if (message instanceof ReportDelay) {
            return 7;
        } else if (message instanceof DescribeHost) {
            return 9;
        } else if (message instanceof FindLimits) {
            return 10;
        } else if (message instanceof TryMode) {
            return 11;
        } else if (message instanceof Ready) {
            return 65;
        } else if (message instanceof ModeUnsupported) {
            return 66;
        } else if (message instanceof WindowFinished) {
            return 67;
        } else if (message instanceof Failed) {
            return 68;
        } else if (message instanceof FloorOpened) {
            return 70;
        } else if (message instanceof FloorMeasured) {
            return 71;
        } else if (message instanceof DelayReported) {
            return 72;
        } else if (message instanceof HostDescribed) {
            return 74;
        } else if (message instanceof LimitsFound) {
            return 75;
        } else if (message instanceof ModeTried) {
            return 76;
        }
        throw new IllegalArgumentException("no type for " + message);
    }

    static void write(ControlMessage message, DataOutputStream out) throws IOException {
        if (message instanceof Configure configure) {
            writeConfigure(configure, out);
        } else if (message instanceof StartWindow window) {
            out.writeLong(window.messages());
            writeText(window.part().name(), out);
            out.writeLong(window.checksumStride());
        } else if (message instanceof Ready ready) {
            writeText(ready.java(), out);
            writeText(ready.nativeCalls(), out);
            write(ready.sendBufferBytes(), out);
            write(ready.receiveBufferBytes(), out);
            write(ready.depth(), out);
        } else if (message instanceof ModeUnsupported unsupported) {
            writeText(unsupported.reason(), out);
            MeasurementCodec.write(unsupported.largestBytes(), out);
        } else if (message instanceof WindowFinished window) {
            writeCase(window.key(), out);
            MeasurementCodec.write(window.measurement(), out);
            write(window.seenMost(), out);
            out.writeBoolean(window.noise().isPresent());
            if (window.noise().isPresent()) {
                MeasurementCodec.write(window.noise().get(), out);
            }
            out.writeBoolean(window.slices().isPresent());
            if (window.slices().isPresent()) {
                MeasurementCodec.write(window.slices().get(), out);
            }
            out.writeBoolean(window.profile().isPresent());
            if (window.profile().isPresent()) {
                MeasurementCodec.write(window.profile().get(), out);
            }
        } else if (message instanceof MeasureFloor floor) {
            out.writeInt(floor.copies());
        } else if (message instanceof FloorOpened opened) {
            out.writeBoolean(opened.problem().isPresent());
            writeText(opened.problem().orElse(""), out);
        } else if (message instanceof FloorMeasured measured) {
            MeasurementCodec.write(measured.floor(), out);
        } else if (message instanceof DelayReported reported) {
            out.writeDouble(reported.nanosPerMessage());
        } else if (message instanceof FindLimits limits) {
            writeText(limits.tempDirectory().toString(), out);
            writeText(limits.socketDirectory().toString(), out);
            out.writeInt(limits.messageBytes());
        } else if (message instanceof TryMode trial) {
            writeConfigure(trial.sender(), out);
        } else if (message instanceof HostDescribed found) {
            writeText(found.accounting().mode(), out);
            write(found.accounting().ticksPerSecond(), out);
            writeText(found.accounting().foundBy(), out);
            writeText(found.java(), out);
            writeText(found.nativeCalls(), out);
            out.writeShort(found.jvmFlags().size());
            for (String flag : found.jvmFlags()) {
                writeText(flag, out);
            }
            writeLargest(found.largestDatagram(), out);
        } else if (message instanceof LimitsFound found) {
            writeRows(found.machine(), out);
            writeRows(found.sockets(), out);
        } else if (message instanceof Failed failed) {
            writeText(failed.reason(), out);
            writeText(failed.kind().name(), out);
        }
    }

    static ControlMessage read(int type, DataInputStream in) throws IOException {
        return switch (type) {
            case 1 -> readConfigure(in);
            case 2 -> new StartWindow(in.readLong(), StartWindow.Part.valueOf(readText(in)), in.readLong());
            case 3 -> new Finish();
            case 5 -> new OpenFloor();
            case 6 -> new MeasureFloor(in.readInt());
            case 7 -> new ReportDelay();
            case 9 -> new DescribeHost();
            case 10 -> new FindLimits(Path.of(readText(in)), Path.of(readText(in)), in.readInt());
            case 11 -> new TryMode(readConfigure(in));
            case 65 ->
                new Ready(readText(in), readText(in), readOptionalInt(in), readOptionalInt(in), readOptionalInt(in));
            case 66 -> new ModeUnsupported(readText(in), MeasurementCodec.readOptionalLong(in));
            case 67 ->
                new WindowFinished(
                        readCase(in),
                        MeasurementCodec.readMeasurement(in),
                        readOptionalInt(in),
                        in.readBoolean() ? Optional.of(MeasurementCodec.readNoise(in)) : Optional.empty(),
                        in.readBoolean() ? Optional.of(MeasurementCodec.readSlices(in)) : Optional.empty(),
                        in.readBoolean() ? Optional.of(MeasurementCodec.readProfile(in)) : Optional.empty());
            case 68 -> new Failed(readText(in), Failed.Kind.valueOf(readText(in)));
            case 70 -> readFloorOpened(in);
            case 71 -> new FloorMeasured(MeasurementCodec.readFloor(in));
            case 72 -> new DelayReported(in.readDouble());
            case 74 ->
                new HostDescribed(
                        new CpuAccounting(readText(in), readOptionalInt(in), readText(in)),
                        readText(in),
                        readText(in),
                        readTexts(in),
                        readLargest(in));
            case 75 -> new LimitsFound(readRows(in), readRows(in));
            case 76 -> new ModeTried();
            default -> throw new ControlStreamException("control stream: unknown message type " + type);
        };
    }

    private static void writeLargest(Optional<LargestDatagram> largest, DataOutputStream out) throws IOException {
        out.writeBoolean(largest.isPresent());
        if (largest.isPresent()) {
            write(largest.get().byDefault(), out);
            write(largest.get().granted(), out);
        }
    }

    private static void write(LargestDatagram.Found found, DataOutputStream out) throws IOException {
        out.writeInt(found.sendBufferBytes());
        out.writeLong(found.datagramBytes());
        writeText(found.reason(), out);
    }

    private static Optional<LargestDatagram> readLargest(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(new LargestDatagram(readFound(in), readFound(in))) : Optional.empty();
    }

    private static LargestDatagram.Found readFound(DataInputStream in) throws IOException {
        return new LargestDatagram.Found(in.readInt(), in.readLong(), readText(in));
    }

    private static void writeConfigure(Configure configure, DataOutputStream out) throws IOException {
        writeText(configure.side().id(), out);
        writeCase(configure.key(), out);
        out.writeInt(configure.descriptors());
        writePayload(configure.payload(), out);
        out.writeLong(configure.seed());
        writeText(configure.waitStrategy().id(), out);
        write(configure.depth(), out);
        write(configure.cpu(), out);
        out.writeDouble(configure.delayNanos());
        writeText(configure.instrument().id(), out);
        writeText(configure.socketDirectory().toString(), out);
        writeText(configure.fileDirectory().toString(), out);
        writeText(configure.memoryDirectory().toString(), out);
    }

    private static Configure readConfigure(DataInputStream in) throws IOException {
        return new Configure(
                readChoice(Side.values(), in),
                readCase(in),
                in.readInt(),
                readPayload(in),
                in.readLong(),
                readChoice(WaitStrategy.values(), in),
                readOptionalInt(in),
                readOptionalInt(in),
                in.readDouble(),
                readChoice(Instrument.values(), in),
                Path.of(readText(in)),
                Path.of(readText(in)),
                Path.of(readText(in)));
    }

    private static void writeCase(Case key, DataOutputStream out) throws IOException {
        writeText(key.mode(), out);
        out.writeInt(key.payloadBytes());
        writeText(key.variant(), out);
    }

    private static Case readCase(DataInputStream in) throws IOException {
        return new Case(readText(in), in.readInt(), readText(in));
    }

    private static FloorOpened readFloorOpened(DataInputStream in) throws IOException {
        boolean present = in.readBoolean();
        String problem = readText(in);
        return new FloorOpened(present ? Optional.of(problem) : Optional.empty());
    }

    private static void writeRows(List<LimitRow> rows, DataOutputStream out) throws IOException {
        out.writeShort(rows.size());
        for (LimitRow row : rows) {
            writeText(row.name(), out);
            writeText(row.value(), out);
            writeText(row.verdict().name(), out);
        }
    }

    private static List<LimitRow> readRows(DataInputStream in) throws IOException {
        List<LimitRow> rows = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            rows.add(new LimitRow(readText(in), readText(in), LimitRow.Verdict.valueOf(readText(in))));
        }
        return rows;
    }

    private static void write(OptionalInt value, DataOutputStream out) throws IOException {
        out.writeBoolean(value.isPresent());
        out.writeInt(value.orElse(0));
    }

    private static OptionalInt readOptionalInt(DataInputStream in) throws IOException {
        boolean present = in.readBoolean();
        int value = in.readInt();
        return present ? OptionalInt.of(value) : OptionalInt.empty();
    }

    private static void writePayload(Payload payload, DataOutputStream out) throws IOException {
        writeText(payload.kind(), out);
        writeText(payload instanceof Payload.FromFile file ? file.path().toString() : "", out);
    }

    private static Payload readPayload(DataInputStream in) throws IOException {
        String kind = readText(in);
        String path = readText(in);
        return switch (kind) {
            case "struct" -> new Payload.Struct();
            case "random" -> new Payload.Random();
            case "zeros" -> new Payload.Zeros();
            case "file" -> new Payload.FromFile(Path.of(path));
            default -> throw new ControlStreamException("control stream: unknown payload '" + kind + "'");
        };
    }

    private static <C extends Choice> C readChoice(C[] choices, DataInputStream in) throws IOException {
        String id = readText(in);
        for (C choice : choices) {
            if (choice.id().equals(id)) {
                return choice;
            }
        }
        throw new ControlStreamException("control stream: unknown word '" + id + "'");
    }

    /** Text is cut at {@value #MAX_TEXT_BYTES} bytes: only an error's reason is ever longer. */
    static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, MAX_TEXT_BYTES);
        out.writeShort(length);
        out.write(bytes, 0, length);
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            texts.add(readText(in));
        }
        return texts;
    }

    static String readText(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
