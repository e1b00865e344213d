package io.github.ipcbench.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one worker holds at one moment.
 *
 * @param heapBytes live objects, after a full garbage collection
 * @param residentBytes memory of the process that lies in RAM
 */
record SoakSample(long heapBytes, long residentBytes, long descriptors, long threads) {
    private static final long KIBIBYTE = 1024;

    static SoakSample of(ProcessHandle worker) throws IOException, InterruptedException {
        // The histogram first: it collects garbage, and what it needs for itself is gone when the rest is read.
        long heap = liveHeapBytes(worker.pid());
        Path proc = Path.of("/proc", Long.toString(worker.pid()));
        return new SoakSample(heap, residentBytes(proc), entries(proc.resolve("fd")), entries(proc.resolve("task")));
    }

    /** The total of {@code jcmd PID GC.class_histogram}, which counts live objects only. */
    private static long liveHeapBytes(long pid) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String total = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                total = line.startsWith("Total") ? line : total;
            }
        }
        if (process.waitFor() != 0 || total.isEmpty()) {
            throw new IOException("jcmd " + pid + " GC.class_histogram told no total");
        }
        return Long.parseLong(total.strip().split("\\s+", -1)[2]);
    }

    private static long residentBytes(Path proc) throws IOException {
        for (String line : Files.readAllLines(proc.resolve("status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.strip().split("\\s+", -1)[1]) * KIBIBYTE;
            }
        }
        throw new IOException("no VmRSS in " + proc.resolve("status"));
    }

    private static long entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        }
    }

    /** Files in the private directories of this process's runs. */
    static long privateFiles(Path tempDirectory) throws IOException {
        long files = 0;
        for (Path directory : PrivateDirectories.ofRuns(ProcessHandle.current().pid(), tempDirectory)) {
            files += entries(directory);
        }
        return files;
    }

    static List<ProcessHandle> workersOfThisProcess() {
        return ProcessHandle.current().children().toList();
    }
}
