package io.github.ipcbench.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.plan.Case;
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
import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.LargestDatagram;
import io.github.ipcbench.results.LimitRow;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TimeSummary;
import io.github.ipcbench.results.WorkerFloor;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerNoise;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.results.WorkerSlices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ControlStreamTest {
    private static final WorkerNoise NOISE = new WorkerNoise(
            1,
            OptionalLong.of(2),
            OptionalLong.empty(),
            OptionalLong.of(0),
            OptionalLong.of(4),
            OptionalLong.empty(),
            OptionalLong.of(6));

    static Stream<ControlMessage> messages() {
        return Stream.of(
                configure(new Payload.Struct(), OptionalInt.of(1)),
                configure(new Payload.Random(), OptionalInt.empty()),
                configure(new Payload.Zeros(), OptionalInt.empty()),
                configure(new Payload.FromFile(Path.of("/a b/größe")), OptionalInt.empty()),
                new StartWindow(3_000_000_000L, StartWindow.Part.LAST_TURN, 1009),
                new Finish(),
                new Ready("17 (somebody)", "jna", OptionalInt.of(212_992), OptionalInt.of(212_992), OptionalInt.of(11)),
                new Ready("17 (somebody)", "jna", OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()),
                new ReportDelay(),
                new DelayReported(1001.25),
                new OpenFloor(),
                new FloorOpened(Optional.empty()),
                new FloorOpened(Optional.of("no space left")),
                new MeasureFloor(300),
                new FloorMeasured(new WorkerFloor(1.5, 2.5, 3.5, 0.25)),
                new ModeUnsupported("EMSGSIZE", OptionalLong.of(5_000_000_000L)),
                new ModeUnsupported("the library is absent", OptionalLong.empty()),
                new WindowFinished(
                        KEY,
                        new WorkerMeasurement(1, 2, 3, 4, 5, 6, 3_000_000_000_000L, 8, 9),
                        OptionalInt.of(10),
                        Optional.of(NOISE),
                        Optional.of(new WorkerSlices(List.of(9L, 8L), List.of(7L), List.of(0, 3))),
                        Optional.empty()),
                new WindowFinished(
                        KEY,
                        new WorkerMeasurement(1, 2, 3, 4, 5, 6, 7, 8, 9),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new WorkerProfile(
                                new WorkerMeasurement(1, 2, 3, 4, 5, 6, 7, 8, 9),
                                110,
                                10,
                                31.5,
                                OptionalDouble.of(250.5),
                                List.of(new StepSummary("sendmsg", new TimeSummary(10, 1.5, 2, 3, 4))),
                                List.of(new CpuPart("sendmsg", 1.25), new CpuPart("loop", -0.5)),
                                List.of(new CpuPart("jit", 7))))),
                new DescribeHost(),
                new HostDescribed(
                        new CpuAccounting(CpuAccounting.TICK, OptionalInt.of(250), "tried"),
                        "17 (somebody)",
                        "jna",
                        List.of("-Xmx64m", "-XX:+UseSerialGC"),
                        Optional.of(new LargestDatagram(
                                new LargestDatagram.Found(1000, 968, "EMSGSIZE"),
                                new LargestDatagram.Found(4000, 2000, "ENOBUFS")))),
                new FindLimits(Path.of("/tmp"), Path.of("/a b"), 112_192),
                new LimitsFound(
                        List.of(LimitRow.good("system", "Linux"), LimitRow.missing("affinity", "refused")), List.of()),
                new TryMode(configure(new Payload.Random(), OptionalInt.empty())),
                new ModeTried(),
                new Failed("it broke", Failed.Kind.OUT_OF_SPACE));
    }

    private static final Case KEY = new Case("socket", 112_192, "base");

    /** Of the two texts with their lengths, and the size between them. */
    private static final int KEY_BYTES = 2 + 6 + 4 + 2 + 4;

    private static Configure configure(Payload payload, OptionalInt cpu) {
        return new Configure(
                Side.SENDER,
                KEY,
                3,
                payload,
                -5,
                WaitStrategy.BLOCK,
                cpu.isPresent() ? OptionalInt.of(11) : OptionalInt.empty(),
                cpu,
                1000.5,
                Instrument.STEP_PROFILE,
                Path.of("/a"),
                Path.of("/b c"),
                Path.of("/d"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatIsWrittenReadsBackTheSame(ControlMessage message) throws IOException {
        ControlReader reader = reader(frame(message));
        assertThat(reader.read()).contains(message);
        assertThat(reader.read()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aStreamThatEndsInMidMessageIsAnError(ControlMessage message) throws IOException {
        byte[] frame = frame(message);
        for (int length = 1; length < frame.length; length++) {
            ControlReader reader = reader(Arrays.copyOf(frame, length));
            assertThatThrownBy(reader::read)
                    .isInstanceOf(ControlStreamException.class)
                    .hasMessage("control stream: it ended in the middle of a message");
        }
    }

    @Test
    void severalMessagesComeInOrder() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ControlWriter writer = new ControlWriter(bytes);
        List<ControlMessage> all = messages().toList();
        for (ControlMessage message : all) {
            writer.write(message);
        }
        ControlReader reader = reader(bytes.toByteArray());
        for (ControlMessage message : all) {
            assertThat(reader.read()).contains(message);
        }
    }

    @Test
    void somethingElseOnTheStreamIsNamedAsSuch() {
        ControlReader reader = reader("Hello, world".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(reader::read)
                .hasMessage("control stream: a message starts with 48656c6c, not with 49504342;"
                        + " something else was written to it");
    }

    @Test
    void anotherVersionIsRefusedByNamingBoth() throws IOException {
        byte[] frame = frame(new Finish());
        frame[5] = 2;
        assertThatThrownBy(reader(frame)::read)
                .hasMessage("control stream: the other side speaks version 2, this side version 1");
    }

    @Test
    void anUnknownTypeIsRefused() throws IOException {
        byte[] frame = frame(new Finish());
        frame[6] = 99;
        assertThatThrownBy(reader(frame)::read).hasMessage("control stream: unknown message type 99");
    }

    @Test
    void aFrameOfTwoGibibytesIsRefusedBeforeItIsRead() throws IOException {
        byte[] frame = frame(new Finish());
        ByteBuffer.wrap(frame).putInt(7, Integer.MIN_VALUE);
        assertThatThrownBy(reader(frame)::read)
                .hasMessage("control stream: a message of 2147483648 bytes; at most 65536 are valid");
    }

    @Test
    void aBodyWithBytesTooManyIsRefused() throws IOException {
        byte[] frame = Arrays.copyOf(frame(new Finish()), 12);
        frame[10] = 1;
        assertThatThrownBy(reader(frame)::read).hasMessage("control stream: message type 3 is too long");
    }

    @Test
    void aClockThatRanBackwardsIsRefused() throws IOException {
        byte[] frame = frame(new WindowFinished(
                KEY,
                new WorkerMeasurement(1, 2, 3, 4, 5, 6, 7, 8, 9),
                OptionalInt.empty(),
                Optional.of(NOISE),
                Optional.empty(),
                Optional.empty()));
        ByteBuffer.wrap(frame).putLong(11 + KEY_BYTES, -1);
        assertThatThrownBy(reader(frame)::read)
                .isInstanceOf(ControlStreamException.class)
                .hasMessage("control stream: message type 67: clock ran backwards: wallNanos=-1");
    }

    @Property
    void anyBytesAreAMessageOrAControlStreamException(@ForAll byte[] bytes) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(new byte[] {0x49, 0x50, 0x43, 0x42, 0, 1});
        frame.write(bytes);
        try {
            reader(frame.toByteArray()).read();
        } catch (ControlStreamException documented) {
            assertThat(documented).hasMessageStartingWith("control stream: ");
        }
    }

    private static byte[] frame(ControlMessage message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ControlWriter(bytes).write(message);
        return bytes.toByteArray();
    }

    private static ControlReader reader(byte[] bytes) {
        return new ControlReader(new ByteArrayInputStream(bytes));
    }
}
