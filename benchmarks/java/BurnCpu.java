import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.machine.CpuClocks;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Burns CPU time in several threads, some of it in the kernel, and prints the user and the system time of its process
 * in nanoseconds, as the engine reads them, just before it ends. Arguments: threads, seconds of CPU time of each.
 */
public final class BurnCpu {
    private BurnCpu() {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        long nanos = Math.round(Double.parseDouble(arguments[1]) * 1e9);
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Thread thread = new Thread(() -> burn(nanos));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        CpuClocks.Split split = new CpuClocks(Linux.ofThisProcess()).processSplit();
        System.out.println(split.userNanos() + " " + split.systemNanos());
    }

    /** Takes turns: some hashing in user mode, then some reading of zeros, which is the kernel's work. */
    private static void burn(long nanos) {
        byte[] buffer = new byte[1 << 16];
        CpuClocks clocks = new CpuClocks(Linux.ofThisProcess());
        try (InputStream zeros = Files.newInputStream(Path.of("/dev/zero"))) {
            long end = clocks.threadCpuNanos() + nanos;
            long hash = 1;
            while (clocks.threadCpuNanos() < end) {
                for (int turn = 0; turn < 100_000; turn++) {
                    hash = hash * 31 + turn;
                }
                for (int turn = 0; turn < 10; turn++) {
                    hash += zeros.read(buffer);
                }
            }
            if (hash == 0) {
                throw new IllegalStateException("never: it only keeps the compiler from leaving the work out");
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
