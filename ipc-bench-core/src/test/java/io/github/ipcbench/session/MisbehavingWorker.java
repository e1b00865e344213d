package io.github.ipcbench.session;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Side;
import io.github.ipcbench.protocol.ControlChannel;
import io.github.ipcbench.protocol.ControlMessage;
import io.github.ipcbench.protocol.ControlMessage.Configure;
import io.github.ipcbench.protocol.ControlMessage.FloorOpened;
import io.github.ipcbench.protocol.ControlMessage.MeasureFloor;
import io.github.ipcbench.protocol.ControlMessage.ModeUnsupported;
import io.github.ipcbench.protocol.ControlMessage.OpenFloor;
import io.github.ipcbench.protocol.ControlMessage.Ready;
import io.github.ipcbench.protocol.ControlMessage.StartWindow;
import io.github.ipcbench.protocol.ControlMessage.WindowFinished;
import io.github.ipcbench.protocol.ControlWriter;
import io.github.ipcbench.results.WorkerMeasurement;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A worker process that goes wrong as the system property {@code misbehaviour} says; a real one, forked by tests. */
public final class MisbehavingWorker {
    private static final WorkerMeasurement HONEST = new WorkerMeasurement(500_000_000, 2, 1, 1, 3, 3, 100, 8, 9);
    private static final WorkerMeasurement OTHER_BYTES = new WorkerMeasurement(500_000_000, 2, 1, 1, 3, 3, 99, 8, 9);

    private static Case key = new Case("unasked", 16, Case.BASE);

    private MisbehavingWorker() {}

    public static void main(String[] arguments) throws Exception {
        String misbehaviour = System.getProperty("misbehaviour");
        Path door = Path.of(arguments[0]);
        String secret = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII)).readLine();
        switch (misbehaviour) {
            case "exits-at-once" -> {
                System.err.println("I will not work");
                System.exit(42);
            }
            case "says-garbage" -> say(door, secret, "Picked up JAVA_TOOL_OPTIONS\n".getBytes(StandardCharsets.UTF_8));
            case "other-version" -> say(door, secret, otherVersion());
            case "huge-frame" -> say(door, secret, hugeFrame());
            case "half-a-frame" -> say(door, secret, new byte[] {0x49, 0x50, 0x43});
            case "out-of-memory" -> fillHeap();
            default -> {
                // Behaves at first.
            }
        }
        try (ControlChannel control = ControlChannel.connect(door, secret)) {
            if (misbehaviour.equals("speaks-unasked")) {
                control.write(finished(HONEST));
            }
            behaveUntilTheWindow(misbehaviour, control);
        }
    }

    /** Says what is no message, and ends. */
    private static void say(Path door, String secret, byte[] bytes) throws IOException {
        try (SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(door))) {
            socket.write(ByteBuffer.wrap(secret.getBytes(StandardCharsets.US_ASCII)));
            socket.write(ByteBuffer.wrap(bytes));
        }
        System.exit(0);
    }

    private static void behaveUntilTheWindow(String misbehaviour, ControlChannel control)
            throws IOException, InterruptedException {
        Side side = Side.SENDER;
        ControlMessage message = control.read().orElseThrow();
        while (true) {
            if (message instanceof Configure configure) {
                side = configure.side();
                key = measured(misbehaviour, configure);
                if (misbehaviour.equals("hangs")) {
                    Thread.sleep(600_000);
                }
                boolean unsupported = misbehaviour.equals("unsupported") && side == Side.SENDER;
                control.write(
                        unsupported
                                ? new ModeUnsupported("EMSGSIZE", OptionalLong.of(1000))
                                : new Ready(
                                        "a runtime",
                                        "jna",
                                        OptionalInt.of(212_992),
                                        OptionalInt.of(212_992),
                                        OptionalInt.empty()));
            } else if (message instanceof StartWindow) {
                switch (misbehaviour) {
                    case "dies-in-the-window" -> Runtime.getRuntime().halt(137);
                    case "counts-other-bytes" -> control.write(finished(side == Side.SENDER ? HONEST : OTHER_BYTES));
                    case "one-hangs-in-the-window" -> {
                        if (side == Side.RECEIVER) {
                            Thread.sleep(600_000);
                        }
                        control.write(finished(HONEST));
                    }
                    case "answers-twice" -> {
                        control.write(finished(HONEST));
                        control.write(finished(HONEST));
                    }
                    default -> control.write(finished(HONEST));
                }
            } else if (message instanceof OpenFloor) {
                boolean noRoom = misbehaviour.equals("has-no-room-for-the-floor");
                control.write(new FloorOpened(noRoom ? Optional.of("No space left on device") : Optional.empty()));
            } else if (message instanceof MeasureFloor) {
                Runtime.getRuntime().halt(137);
            }
            message = control.read().orElseThrow();
        }
    }

    private static Case measured(String misbehaviour, Configure configure) {
        Case asked = configure.key();
        return switch (misbehaviour) {
            case "measures-another-size" -> new Case(asked.mode(), 2 * asked.payloadBytes(), asked.variant());
            case "measures-another-mode" -> new Case("file", asked.payloadBytes(), asked.variant());
            case "measures-another-variant" -> new Case(asked.mode(), asked.payloadBytes(), "candidate");
            default -> asked;
        };
    }

    private static WindowFinished finished(WorkerMeasurement measurement) {
        return new WindowFinished(
                key, measurement, OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static byte[] otherVersion() throws IOException {
        byte[] frame = frame();
        frame[5] = 7;
        return frame;
    }

    private static byte[] hugeFrame() throws IOException {
        byte[] frame = frame();
        frame[7] = 0x7f;
        return frame;
    }

    private static byte[] frame() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ControlWriter(bytes)
                .write(new Ready("a runtime", "jna", OptionalInt.of(1), OptionalInt.of(1), OptionalInt.empty()));
        return bytes.toByteArray();
    }

    private static void fillHeap() {
        byte[][] blocks = new byte[1024][];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = new byte[1 << 20];
        }
        System.err.println(blocks.length);
    }
}
