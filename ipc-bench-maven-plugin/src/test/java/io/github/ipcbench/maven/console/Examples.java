package io.github.ipcbench.maven.console;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.WorkerMeasurement;
import java.util.List;
import java.util.Optional;

/** Runs as the goals see them. */
public final class Examples {
    public static final Mode SOCKET = new Mode("socket", "one datagram", true);
    public static final Mode FILE = new Mode("file", "a temporary file", true);

    private Examples() {}

    public static Case key(Mode mode) {
        return new Case(mode.id(), 112_192, Case.BASE);
    }

    /** A run of 1,000 messages that took each worker 20 us of CPU per message. */
    public static RunResult run(int index, int round, Mode mode) {
        WorkerMeasurement worker = new WorkerMeasurement(
                50_000_000, 20_000_000, 5_000_000, 15_000_000, 9_000_000, 19_000_000, 112_192_000, 8_000_000, 12);
        return new RunResult(
                index,
                round,
                key(mode),
                1_000,
                50_000_000,
                new BothEnds<>(worker, worker),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
