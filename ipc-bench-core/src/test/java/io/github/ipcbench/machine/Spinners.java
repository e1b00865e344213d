package io.github.ipcbench.machine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Real processes that keep CPUs busy until closed; each ends by itself after some seconds of CPU time, come what may. */
final class Spinners implements AutoCloseable {
    private static final String SPIN = "ulimit -t 20; while :; do :; done";

    private final List<Process> processes = new ArrayList<>();

    private Spinners(int count, List<String> command) throws IOException {
        try {
            for (int i = 0; i < count; i++) {
                processes.add(new ProcessBuilder(command).start());
            }
        } catch (IOException cannotStart) {
            close();
            throw cannotStart;
        }
    }

    /** Spinners that compete with us as equals. */
    static Spinners perCpu(int each) throws IOException {
        return new Spinners(each * Runtime.getRuntime().availableProcessors(), List.of("sh", "-c", SPIN));
    }

    /** Spinners that step back for everybody else, but count as load all the same. */
    static Spinners politePerCpu(int each) throws IOException {
        return new Spinners(
                each * Runtime.getRuntime().availableProcessors(), List.of("nice", "-n", "19", "sh", "-c", SPIN));
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }
}
