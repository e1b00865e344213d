package io.github.ipcbench.protocol;

import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TimeSummary;
import io.github.ipcbench.results.WorkerFloor;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerNoise;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.results.WorkerSlices;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What workers measured, as fields in the order of the records. */
final class MeasurementCodec {
    private MeasurementCodec() {}

    static void write(WorkerMeasurement measurement, DataOutputStream out) throws IOException {
        out.writeLong(measurement.wallNanos());
        out.writeLong(measurement.loopCpuNanos());
        out.writeLong(measurement.loopUserNanos());
        out.writeLong(measurement.loopSystemNanos());
        out.writeLong(measurement.processUserNanos());
        out.writeLong(measurement.processSystemNanos());
        out.writeLong(measurement.bytesMoved());
        out.writeLong(measurement.heapUsedBytes());
        out.writeInt(measurement.openDescriptors());
    }

    static WorkerMeasurement readMeasurement(DataInputStream in) throws IOException {
        return new WorkerMeasurement(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readInt());
    }

    static void write(WorkerNoise noise, DataOutputStream out) throws IOException {
        out.writeLong(noise.wallNanos());
        write(noise.loopCpuNanos(), out);
        write(noise.processCpuNanos(), out);
        write(noise.runQueueDelayNanos(), out);
        write(noise.voluntarySwitches(), out);
        write(noise.involuntarySwitches(), out);
        write(noise.migrations(), out);
    }

    static WorkerNoise readNoise(DataInputStream in) throws IOException {
        return new WorkerNoise(
                in.readLong(),
                readOptionalLong(in),
                readOptionalLong(in),
                readOptionalLong(in),
                readOptionalLong(in),
                readOptionalLong(in),
                readOptionalLong(in));
    }

    static void write(WorkerFloor floor, DataOutputStream out) throws IOException {
        out.writeDouble(floor.oneCopyNanos());
        out.writeDouble(floor.twoCopiesNanos());
        out.writeDouble(floor.ringCopyNanos());
        out.writeDouble(floor.nullCallNanos());
    }

    static WorkerFloor readFloor(DataInputStream in) throws IOException {
        return new WorkerFloor(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }

    static void write(WorkerSlices slices, DataOutputStream out) throws IOException {
        writeLongs(slices.warmUpNanosPerMessage(), out);
        writeLongs(slices.windowNanosPerMessage(), out);
        out.writeShort(slices.cpus().size());
        for (int cpu : slices.cpus()) {
            out.writeInt(cpu);
        }
    }

    static WorkerSlices readSlices(DataInputStream in) throws IOException {
        List<Long> warmUp = readLongs(in);
        List<Long> window = readLongs(in);
        List<Integer> cpus = new ArrayList<>();
        for (int count = in.readUnsignedShort(); count > 0; count--) {
            cpus.add(in.readInt());
        }
        return new WorkerSlices(warmUp, window, cpus);
    }

    private static void writeLongs(List<Long> values, DataOutputStream out) throws IOException {
        out.writeShort(values.size());
        for (long value : values) {
            out.writeLong(value);
        }
    }

    private static List<Long> readLongs(DataInputStream in) throws IOException {
        List<Long> values = new ArrayList<>();
        for (int count = in.readUnsignedShort(); count > 0; count--) {
            values.add(in.readLong());
        }
        return values;
    }

    static void write(OptionalLong value, DataOutputStream out) throws IOException {
        out.writeBoolean(value.isPresent());
        out.writeLong(value.orElse(0));
    }

    private static void write(OptionalDouble value, DataOutputStream out) throws IOException {
        out.writeBoolean(value.isPresent());
        out.writeDouble(value.orElse(0));
    }

    private static OptionalDouble readOptionalDouble(DataInputStream in) throws IOException {
        boolean present = in.readBoolean();
        double value = in.readDouble();
        return present ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    static OptionalLong readOptionalLong(DataInputStream in) throws IOException {
        boolean present = in.readBoolean();
        long value = in.readLong();
        return present ? OptionalLong.of(value) : OptionalLong.empty();
    }

    static void write(WorkerProfile profile, DataOutputStream out) throws IOException {
        write(profile.measurement(), out);
        out.writeLong(profile.messages());
        out.writeLong(profile.timedMessages());
        out.writeDouble(profile.clockNanos());
        write(profile.nullCallNanos(), out);
        out.writeShort(profile.steps().size());
        for (StepSummary step : profile.steps()) {
            ControlCodec.writeText(step.step(), out);
            write(step.times(), out);
        }
        writeParts(profile.loopParts(), out);
        writeParts(profile.processParts(), out);
    }

    static WorkerProfile readProfile(DataInputStream in) throws IOException {
        WorkerMeasurement measurement = readMeasurement(in);
        long messages = in.readLong();
        long timedMessages = in.readLong();
        double clockNanos = in.readDouble();
        OptionalDouble nullCallNanos = readOptionalDouble(in);
        List<StepSummary> steps = new ArrayList<>();
        for (int count = in.readUnsignedShort(); count > 0; count--) {
            steps.add(new StepSummary(ControlCodec.readText(in), readTimes(in)));
        }
        return new WorkerProfile(
                measurement, messages, timedMessages, clockNanos, nullCallNanos, steps, readParts(in), readParts(in));
    }

    private static void write(TimeSummary times, DataOutputStream out) throws IOException {
        out.writeLong(times.count());
        out.writeDouble(times.medianNanos());
        out.writeDouble(times.meanNanos());
        out.writeDouble(times.p90Nanos());
        out.writeDouble(times.p99Nanos());
    }

    private static TimeSummary readTimes(DataInputStream in) throws IOException {
        return new TimeSummary(in.readLong(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }

    private static void writeParts(List<CpuPart> parts, DataOutputStream out) throws IOException {
        out.writeShort(parts.size());
        for (CpuPart part : parts) {
            ControlCodec.writeText(part.name(), out);
            out.writeDouble(part.nanos());
        }
    }

    private static List<CpuPart> readParts(DataInputStream in) throws IOException {
        List<CpuPart> parts = new ArrayList<>();
        for (int count = in.readUnsignedShort(); count > 0; count--) {
            parts.add(new CpuPart(ControlCodec.readText(in), in.readDouble()));
        }
        return parts;
    }
}
