package io.github.ipcbench.session;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.SocketBuffers;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import io.github.ipcbench.transport.catalog.ModeCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Mode {@code faulty}: as {@code socket}, until a real fault happens in the loop thread of a real worker. The worker's
 * system properties say which ({@code fault.kind}), at which end ({@code fault.side}) and before which message ({@code
 * fault.message}, from 1); with {@code fault.when} it happens only where that file is there when the end is opened.
 */
public final class FaultyTransport implements TransportProvider {
    static final Mode MODE = new Mode("faulty", "as socket, until it goes wrong", false);
    /** As no other process sleeps: it is looked for by its command line. */
    static final String CHILD_SECONDS = "599.25";

    static final int PRINTED_MEBIBYTES = 40;

    /** A run of the mode. */
    static BenchmarkPlan plan(Path directory, Duration timeout) {
        return with(TestPlans.of(directory, 1, OptionalLong.of(5000), 4096, timeout, "socket"), List.of(MODE));
    }

    /** The same plan with these modes. */
    static BenchmarkPlan with(BenchmarkPlan like, List<Mode> modes) {
        return new BenchmarkPlan(
                like.preset(), modes, like.message(), like.variants(), like.runs(), like.output(), like.given());
    }

    /** Workers that find this transport; its fault comes before the second message of the warm-up. */
    static WorkerCommand workers(Path directory) throws IOException {
        WorkerCommand ours = WorkerCommand.ofThisProcess();
        List<Path> classPath = new ArrayList<>(ours.classPath());
        classPath.add(service(directory));
        return new WorkerCommand(classPath, ours.mainClass());
    }

    static List<String> arguments(String kind, String side) {
        return List.of("-Dfault.kind=" + kind, "-Dfault.side=" + side, "-Dfault.message=2");
    }

    /** What makes this transport known, for the class path. */
    static Path service(Path directory) throws IOException {
        Path extra = directory.resolve("extra");
        Path services = Files.createDirectories(extra.resolve("META-INF/services"));
        Files.writeString(services.resolve(TransportProvider.class.getName()), FaultyTransport.class.getName());
        return extra;
    }

    @Override
    public List<Mode> modes() {
        return List.of(MODE);
    }

    @Override
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        return socket().provider(socketMode()).callList(socketMode(), descriptors, waitStrategy);
    }

    @Override
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        return new Sender(socket().provider(socketMode()).openSender(socketMode(), context), new Fault("sender"));
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        return new Receiver(socket().provider(socketMode()).openReceiver(socketMode(), context), new Fault("receiver"));
    }

    private static ModeCatalog socket() {
        return ModeCatalog.load(FaultyTransport.class.getClassLoader());
    }

    private static Mode socketMode() {
        return socket().mode("socket");
    }

    private record Sender(MessageSender socket, Fault fault) implements MessageSender {
        @Override
        public long send() throws IOException {
            fault.nextMessage();
            return socket.send();
        }

        @Override
        public Optional<SocketBuffers> socketBuffers() throws IOException {
            return socket.socketBuffers();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private record Receiver(MessageReceiver socket, Fault fault) implements MessageReceiver {
        @Override
        public long receive() throws IOException {
            fault.nextMessage();
            return socket.receive();
        }

        @Override
        public Optional<SocketBuffers> socketBuffers() throws IOException {
            return socket.socketBuffers();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** Happens once, when its message comes. */
    private static final class Fault {
        private final String kind;
        private long rest;

        Fault(String side) {
            this.kind = System.getProperty("fault.kind");
            this.rest = side.equals(System.getProperty("fault.side")) && isTime()
                    ? Long.getLong("fault.message")
                    : Long.MAX_VALUE;
        }

        private static boolean isTime() {
            String file = System.getProperty("fault.when");
            return file == null || Files.exists(Path.of(file));
        }

        void nextMessage() throws IOException {
            rest--;
            if (rest == 0) {
                happen();
            }
        }

        private void happen() throws IOException {
            switch (kind) {
                case "out-of-memory" -> fillHeap();
                case "stack-overflow" -> System.err.println(depth(1));
                case "exit" -> System.exit(7);
                case "prints" -> {
                    System.out.println("Hello, World!");
                    System.out.write(new byte[] {0x49, 0x50, 0x43, 0x42});
                }
                case "silence" -> silence();
                case "prints-much" -> {
                    for (int mebibyte = 1; mebibyte <= PRINTED_MEBIBYTES; mebibyte++) {
                        System.err.println("x".repeat(1 << 20) + mebibyte);
                    }
                }
                case "prints-for-ever" -> {
                    while (!kind.isEmpty()) {
                        System.err.println("I print, whether somebody reads it or not");
                    }
                }
                case "crash" -> signalItself("SEGV");
                case "killed" -> signalItself("KILL");
                case "child" -> new ProcessBuilder("sleep", CHILD_SECONDS).start();
                default -> throw new IllegalStateException("unknown fault: " + kind);
            }
        }

        private static void fillHeap() {
            List<byte[]> blocks = new ArrayList<>();
            while (blocks.size() < Integer.MAX_VALUE) {
                blocks.add(new byte[1 << 16]);
            }
        }

        private static int depth(int above) {
            return above < 0 ? 0 : depth(above + 1) + 1;
        }

        private static void signalItself(String signal) throws IOException {
            new ProcessBuilder(
                            "kill",
                            "-" + signal,
                            Long.toString(ProcessHandle.current().pid()))
                    .start();
            silence();
        }

        private static void silence() {
            while (true) {
                try {
                    Thread.sleep(1_000);
                } catch (InterruptedException e) {
                    // Deaf, too.
                }
            }
        }
    }
}
