package io.github.ipcbench.session;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.transport.catalog.ModeCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Moves many messages through one pair of workers per mode, window after window, and looks after each window at what the
 * workers hold; {@code benchmarks/soak.sh} runs it. Exit status: 0 when every series is flat, 1 when not.
 */
public final class SoakMain {

    /** Any object that stays behind for every message is larger than this. */
    private static final double HEAP_BYTES_PER_MESSAGE = 1;

    /** The smallest piece of native memory that can be lost takes 32 bytes; compiled code and arenas come and go. */
    private static final double RESIDENT_BYTES_PER_MESSAGE = 8;

    private final long messagesPerWindow;
    private final int windows;
    private final int payloadBytes;
    private final Path output;

    private SoakMain(long messagesPerWindow, int windows, int payloadBytes, Path output) {
        this.messagesPerWindow = messagesPerWindow;
        this.windows = windows;
        this.payloadBytes = payloadBytes;
        this.output = output;
    }

    /** Arguments: output directory, messages per window, windows, bytes of a message, modes ({@code all} for every one). */
    public static void main(String[] arguments) throws Exception {
        SoakMain soak = new SoakMain(
                Long.parseLong(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Path.of(arguments[0]));
        List<String> named = List.of(arguments).subList(4, arguments.length);
        ModeCatalog catalog = ModeCatalog.load(SoakMain.class.getClassLoader());
        boolean all = named.equals(List.of("all"));
        List<String> modes = named.isEmpty() || all
                ? catalog.modes().stream()
                        .filter(mode -> all || mode.byDefault())
                        .map(Mode::id)
                        .toList()
                : named;
        boolean flat = true;
        List<String> rows = new ArrayList<>();
        for (String mode : modes) {
            List<SoakSeries> series = soak.soak(mode);
            boolean modeFlat = series.stream().allMatch(SoakSeries::flat);
            flat &= modeFlat;
            rows.add(soak.row(mode, series) + " " + (modeFlat ? "flat" : "NOT FLAT") + " |");
        }
        System.out.printf(
                "%n| mode | messages | descriptors, first and last | threads, first and last | files | verdict |%n"
                        + "| --- | --- | --- | --- | --- | --- |%n");
        rows.forEach(System.out::println);
        System.out.println(flat ? "verdict: every series is flat" : "verdict: NOT every series is flat");
        System.exit(flat ? 0 : 1);
    }

    /** One mode in one line: what both workers held at the first window and at the last. */
    private String row(String mode, List<SoakSeries> series) {
        return String.format(
                Locale.ROOT,
                "| `%s` | %,d | %s | %s | %s |",
                mode,
                messagesPerWindow * windows,
                firstAndLast(series, "descriptors"),
                firstAndLast(series, "threads"),
                firstAndLast(series, "files in private directories"));
    }

    private static String firstAndLast(List<SoakSeries> series, String what) {
        return series.stream()
                .filter(one -> one.name().endsWith(what))
                .map(one -> one.first() + " " + one.last())
                .collect(Collectors.joining(", "));
    }

    private List<SoakSeries> soak(String modeId) throws Exception {
        BenchmarkPlan plan = TestPlans.of(output, 1, OptionalLong.empty(), payloadBytes, Duration.ofHours(6), modeId);
        Case key = plan.cases().get(0);
        WorkerCommand command = WorkerCommand.ofThisProcess();
        double distance = messagesPerWindow * (windows - windows / 4 - windows / 4.0);
        List<SoakSeries> series = new ArrayList<>();
        SoakSeries files = new SoakSeries("files in private directories", 0);
        long startNanos = System.nanoTime();
        Consumer<String> warnings = System.err::println;
        try (ShutdownGuard guard = ShutdownGuard.install(plan.tempDirectories(), warnings);
                Run run = new Run.Opener(plan, command, guard).open(key, "soak (" + modeId + ")", "soak-" + modeId)) {
            run.configure(0);
            run.warmUp();
            List<ProcessHandle> workers = SoakSample.workersOfThisProcess();
            List<WorkerSeries> ofWorkers = workers.stream()
                    .map(worker -> new WorkerSeries(worker, distance))
                    .toList();
            for (int window = 0; window < windows; window++) {
                run.measuredWindow(messagesPerWindow);
                for (WorkerSeries worker : ofWorkers) {
                    worker.sample();
                }
                files.add(SoakSample.privateFiles(output));
            }
            ofWorkers.forEach(worker -> series.addAll(worker.all()));
            run.finish();
        }
        series.add(files);
        print(modeId, (System.nanoTime() - startNanos) / 1e9, series);
        return series;
    }

    /** The series of one worker. */
    private static final class WorkerSeries {
        private final ProcessHandle worker;
        private final SoakSeries heap;
        private final SoakSeries resident;
        private final SoakSeries descriptors;
        private final SoakSeries threads;

        WorkerSeries(ProcessHandle worker, double messages) {
            this.worker = worker;
            String who = "worker " + (SoakSample.workersOfThisProcess().indexOf(worker) + 1) + ": ";
            this.heap = new SoakSeries(who + "heap after GC, KiB", messages * HEAP_BYTES_PER_MESSAGE / 1024);
            this.resident = new SoakSeries(who + "resident, KiB", messages * RESIDENT_BYTES_PER_MESSAGE / 1024);
            this.descriptors = new SoakSeries(who + "descriptors", 0);
            this.threads = new SoakSeries(who + "threads", 0);
        }

        void sample() throws Exception {
            SoakSample sample = SoakSample.of(worker);
            heap.add(sample.heapBytes() / 1024);
            resident.add(sample.residentBytes() / 1024);
            descriptors.add(sample.descriptors());
            threads.add(sample.threads());
        }

        List<SoakSeries> all() {
            return List.of(heap, resident, descriptors, threads);
        }
    }

    private void print(String mode, double seconds, List<SoakSeries> series) {
        System.out.printf(
                Locale.ROOT,
                "%n%s: %,d messages in %d windows, %.0f s%n%-34s%10s%10s%10s%10s%10s%n",
                mode,
                messagesPerWindow * windows,
                windows,
                seconds,
                "",
                "first",
                "median",
                "last",
                "growth",
                "allowed");
        for (SoakSeries each : series) {
            System.out.printf(
                    Locale.ROOT,
                    "%-34s%10d%10d%10d%10d%10.0f  %s%n",
                    each.name(),
                    each.first(),
                    each.median(),
                    each.last(),
                    each.growth(),
                    each.allowance(),
                    each.flat() ? "flat" : "NOT FLAT");
        }
    }
}
