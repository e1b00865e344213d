package io.github.ipcbench.session;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.Side;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.session.ChangingTransport.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Kills senders and receivers of the queues that take no lock, at random moments, and counts what became of it; {@code
 * benchmarks/queue-kills.sh} runs it. Exit status: 0 when nothing was wrong with any injection, 1 when something was.
 */
public final class QueueKillsMain {
    private static final List<Integer> SIZES = List.of(64, 4096, 65_536, 112_192, 1 << 20);
    private static final List<Integer> DESCRIPTORS = List.of(0, 3);

    /** Kills come within this time after the first message has been received. */
    private static final double MOMENTS_NANOS = Duration.ofMillis(600).toNanos();

    /** More messages than any run gets to. */
    private static final long MESSAGES = 1_000_000_000;

    /** The run's own limit: a run that reaches it hung. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final long STUCK_MINUTES = 5;

    private static final long LOOK_NANOS = 500_000;

    private final Path output;
    private final WorkerCommand command;
    private final long seed;
    private final List<Mode> modes;

    private QueueKillsMain(Path output, long seed, List<Mode> modes) throws IOException {
        WorkerCommand ours = WorkerCommand.ofThisProcess();
        List<Path> classPath = new ArrayList<>(ours.classPath());
        classPath.add(ChangingTransport.service(Files.createDirectories(output.resolve("service"))));
        this.output = output;
        this.command = new WorkerCommand(classPath, ours.mainClass());
        this.seed = seed;
        this.modes = modes;
    }

    /** Arguments: output directory, injections, seed, how many at once, modes. */
    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments).subList(4, arguments.length);
        List<String> named = given.isEmpty() ? List.of("mmap-lockfree") : given;
        List<Mode> modes = ChangingTransport.MODES.stream()
                .filter(mode -> named.contains(mode.id().replaceFirst("changing-", "")))
                .toList();
        if (modes.size() < named.size()) {
            System.err.println("queue-kills: known modes: mmap-lockfree, mmap-inplace, mmap-spin");
            System.exit(2);
        }
        QueueKillsMain kills = new QueueKillsMain(Path.of(arguments[0]), Long.parseLong(arguments[2]), modes);
        boolean clean = kills.run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[3]));
        System.exit(clean ? 0 : 1);
    }

    private boolean run(int injections, int atOnce) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(atOnce);
        List<Future<Outcome>> outcomes = IntStream.range(0, injections)
                .mapToObj(number -> executor.submit(() -> inject(Injection.of(number, seed, modes))))
                .toList();
        Total total = new Total();
        // Stopped by a signal, it says what it has.
        Thread stopped = new Thread(() -> total.print(seed, modes));
        Runtime.getRuntime().addShutdownHook(stopped);
        for (Future<Outcome> outcome : outcomes) {
            try {
                total.add(outcome.get(STUCK_MINUTES, TimeUnit.MINUTES));
            } catch (TimeoutException | CancellationException e) {
                System.out.println("stuck: the controller itself did not notice a kill");
                total.hangs++;
                break;
            }
        }
        executor.shutdownNow();
        Runtime.getRuntime().removeShutdownHook(stopped);
        total.print(seed, modes);
        return total.clean(injections);
    }

    /** What is done to one run: every combination in turn, the moment by chance. */
    private record Injection(int number, Mode mode, Side victim, int descriptors, int bytes, long afterNanos) {
        static Injection of(int number, long seed, List<Mode> modes) {
            int rest = number;
            Mode mode = modes.get(rest % modes.size());
            rest /= modes.size();
            Side victim = rest % 2 == 0 ? Side.SENDER : Side.RECEIVER;
            rest /= 2;
            int descriptors = DESCRIPTORS.get(rest % DESCRIPTORS.size());
            rest /= DESCRIPTORS.size();
            Random random = new Random(seed * 1_000_003 + number);
            return new Injection(number, mode, victim, descriptors, SIZES.get(rest % SIZES.size()), (long)
                    (random.nextDouble() * MOMENTS_NANOS));
        }
    }

    /**
     * What became of one.
     *
     * @param verified messages that the receiver accepted, each checked byte by byte
     * @param inside whether the victim was in the middle of sending or receiving
     * @param noticeNanos from the kill to the run's end
     * @param lost whether the receiver did not get all that a sender had sent before it was killed
     * @param unexplained whether the void run does not say who was killed
     */
    private record Outcome(
            Injection injection,
            long verified,
            boolean inside,
            long noticeNanos,
            boolean hung,
            boolean torn,
            boolean lost,
            boolean unexplained,
            List<String> left) {}

    private Outcome inject(Injection injection) throws Exception {
        Path own = Files.createDirectories(output.resolve("i" + injection.number()));
        BenchmarkPlan plan = plan(injection, own);
        List<Path> session;
        String reason;
        long noticeNanos;
        Consumer<String> warnings = System.err::println;
        try (ShutdownGuard guard = ShutdownGuard.install(plan.tempDirectories(), warnings)) {
            session = guard.directories().paths();
            try (Run run = new Run.Opener(plan, command, guard)
                    .open(plan.cases().get(0), "run " + injection.number(), "run")) {
                run.configure(0);
                Kill kill = new Kill(
                        worker(session.get(0), injection.victim()),
                        Progress.of(own, "receiver"),
                        injection.afterNanos());
                kill.start();
                reason = reasonOf(run);
                noticeNanos = System.nanoTime() - kill.killedNanos();
            }
        }
        Progress sender = Progress.of(own, "sender");
        Progress receiver = Progress.of(own, "receiver");
        Progress victim = injection.victim() == Side.SENDER ? sender : receiver;
        boolean senderKilled = injection.victim() == Side.SENDER;
        List<String> left = leftBehind(session);
        Outcome outcome = new Outcome(
                injection,
                receiver.done(),
                victim.begun() > victim.done(),
                noticeNanos,
                reason.contains("did not answer"),
                reason.contains("torn") || reason.contains("orrupt") || receiver.done() > sender.begun(),
                senderKilled && receiver.done() < sender.done() && !reason.contains("the receiver failed"),
                !reason.contains("the " + injection.victim().id() + " was killed by signal 9 (SIGKILL"),
                left);
        if (outcome.hung() || outcome.torn() || outcome.lost() || outcome.unexplained() || !left.isEmpty()) {
            System.out.println(injection + ": " + left + " sent " + sender.done() + ", received " + receiver.done()
                    + ", " + reason);
        }
        return outcome;
    }

    private static BenchmarkPlan plan(Injection injection, Path own) {
        BenchmarkPlan like =
                TestPlans.of(own, 1, OptionalLong.of(MESSAGES), injection.bytes(), TIMEOUT, "mmap-lockfree");
        BenchmarkPlan.Message message = like.message();
        BenchmarkPlan plan = new BenchmarkPlan(
                like.preset(),
                List.of(injection.mode()),
                new BenchmarkPlan.Message(message.sizes(), injection.descriptors(), message.payload(), message.seed()),
                like.variants(),
                like.runs(),
                like.output(),
                like.given());
        return TestPlans.withJvmArguments(plan, ChangingTransport.arguments(own));
    }

    private static String reasonOf(Run run) throws InterruptedException {
        try {
            run.measuredWindow(MESSAGES);
            return "it was not void";
        } catch (RunVoidedException e) {
            return e.getMessage();
        }
    }

    /** A thread that kills a worker, and keeps when. */
    private static final class Kill extends Thread {
        private final ProcessHandle victim;
        private final Progress receiver;
        private final long afterNanos;
        private volatile long killedNanos;

        Kill(ProcessHandle victim, Progress receiver, long afterNanos) {
            this.victim = victim;
            this.receiver = receiver;
            this.afterNanos = afterNanos;
            setDaemon(true);
        }

        @Override
        public void run() {
            while (receiver.done() == 0 && victim.isAlive()) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            long end = System.nanoTime() + afterNanos;
            for (long rest = afterNanos; rest > 0; rest = end - System.nanoTime()) {
                LockSupport.parkNanos(rest);
            }
            killedNanos = System.nanoTime();
            victim.destroyForcibly();
        }

        long killedNanos() throws InterruptedException {
            join();
            return killedNanos;
        }
    }

    /** The worker of this side: the last on its command line is its door, by whose name its side is known. */
    private static ProcessHandle worker(Path session, Side side) throws IOException {
        String door = "/c" + side.id().charAt(0) + "\0";
        for (ProcessHandle child : ProcessHandle.current().children().toList()) {
            String line = content(Path.of("/proc", Long.toString(child.pid()), "cmdline"));
            if (line.contains(session.toString()) && line.endsWith(door)) {
                return child;
            }
        }
        throw new IOException("no worker of " + session + " has a door " + door.strip());
    }

    /** Directories of the session, processes that know of it, and mappings of its files, by whatever process. */
    private static List<String> leftBehind(List<Path> session) throws IOException {
        List<String> left = new ArrayList<>();
        session.stream().filter(Files::exists).forEach(path -> left.add("directory " + path));
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                String known = content(process.resolve("cmdline")) + content(process.resolve("maps"));
                if (session.stream().anyMatch(path -> known.contains(path.toString()))) {
                    left.add("process or mapping " + process);
                }
            }
        }
        return left;
    }

    /** Nothing where the process is gone, or is another user's. */
    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /** The sum of all. */
    private static final class Total {
        private final List<Outcome> outcomes = new ArrayList<>();
        private int hangs;

        synchronized void add(Outcome outcome) {
            outcomes.add(outcome);
            hangs += outcome.hung() ? 1 : 0;
            if (outcomes.size() % 50 == 0) {
                System.err.println(sum());
            }
        }

        private synchronized long count(Predicate<Outcome> which) {
            return outcomes.stream().filter(which).count();
        }

        synchronized void print(long seed, List<Mode> modes) {
            System.out.printf(
                    "%-16s%12s%10s%10s%10s%22s%n",
                    "mode", "injections", "sender", "receiver", "inside", "messages verified");
            for (Mode mode : modes) {
                List<Outcome> ofMode = outcomes.stream()
                        .filter(outcome -> outcome.injection().mode().equals(mode))
                        .toList();
                System.out.printf(
                        Locale.ROOT,
                        "%-16s%12d%10d%10d%10d%,22d%n",
                        mode.id().replaceFirst("changing-", ""),
                        ofMode.size(),
                        ofMode.stream()
                                .filter(one -> one.injection().victim() == Side.SENDER)
                                .count(),
                        ofMode.stream()
                                .filter(one -> one.injection().victim() == Side.RECEIVER)
                                .count(),
                        ofMode.stream().filter(Outcome::inside).count(),
                        ofMode.stream().mapToLong(Outcome::verified).sum());
            }
            long[] nanos =
                    outcomes.stream().mapToLong(Outcome::noticeNanos).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "from the kill to the void run: median %.1f s, longest %.1f s%n",
                    nanos.length == 0 ? 0 : nanos[nanos.length / 2] / 1e9,
                    nanos.length == 0 ? 0 : nanos[nanos.length - 1] / 1e9);
            System.out.println("seed " + seed + ": " + sum());
        }

        private synchronized String sum() {
            return String.format(
                    Locale.ROOT,
                    "injections %d, hangs %d, torn messages accepted %d, messages lost %d, reasons missing %d, left behind %d",
                    outcomes.size(),
                    hangs,
                    count(Outcome::torn),
                    count(Outcome::lost),
                    count(Outcome::unexplained),
                    count(outcome -> !outcome.left().isEmpty()));
        }

        synchronized boolean clean(int injections) {
            return outcomes.size() == injections
                    && hangs == 0
                    && outcomes.stream()
                            .allMatch(outcome -> !outcome.torn()
                                    && !outcome.lost()
                                    && !outcome.unexplained()
                                    && outcome.left().isEmpty());
        }
    }
}
