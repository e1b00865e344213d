package io.github.ipcbench.maven;

import io.github.ipcbench.calls.strace.StraceAvailability;
import io.github.ipcbench.calls.strace.StraceProbe;
import io.github.ipcbench.directories.RunDirectories;
import io.github.ipcbench.directories.SessionDirectories;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.NativeAccessException;
import io.github.ipcbench.machine.LimitRow;
import io.github.ipcbench.machine.LimitRow.Verdict;
import io.github.ipcbench.machine.LimitsProbe;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.transport.DatagramProbe;
import io.github.ipcbench.transport.MessageTooLargeException;
import io.github.ipcbench.transport.ModeCatalog;
import io.github.ipcbench.transport.ModeTrial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The machine this Maven runs on. */
final class LocalMachine implements Machine {
    private final ModeCatalog catalog = ModeCatalog.load(LocalMachine.class.getClassLoader());
    private final Consumer<String> warnings;

    /** @param warnings hears of each directory that cannot be removed */
    LocalMachine(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    @Override
    public List<Mode> modes() {
        return catalog.modes();
    }

    @Override
    public List<LimitRow> limits(BenchmarkPlan plan) throws InterruptedException {
        List<LimitRow> rows = new ArrayList<>(LimitsProbe.run(plan.tempDirectory()));
        rows.add(strace(plan));
        return rows;
    }

    /** Tried with a file among the temporary ones, which another user could exchange for a link in an unsafe place. */
    private static LimitRow strace(BenchmarkPlan plan) throws InterruptedException {
        try {
            SessionDirectories.requireSafeParents(plan.tempDirectory());
            return strace(StraceProbe.here().probe());
        } catch (IOException e) {
            return strace(new StraceAvailability.Missing("not tried: " + e.getMessage()));
        }
    }

    static LimitRow strace(StraceAvailability availability) {
        if (availability instanceof StraceAvailability.Available available) {
            return new LimitRow("strace", available.tracer() + ", and it may trace", Verdict.GOOD);
        }
        return new LimitRow("strace", ((StraceAvailability.Missing) availability).reason(), Verdict.MISSING);
    }

    @Override
    public List<LimitRow> sockets(BenchmarkPlan plan) {
        try (SessionDirectories session = SessionDirectories.make(plan.tempDirectory(), warnings);
                RunDirectories directories = session.makeRun()) {
            return SocketRows.of(
                    DatagramProbe.run(Linux.ofThisProcess(), directories.sockets(), plan.payloadBytes()),
                    plan.payloadBytes());
        } catch (IOException | NativeAccessException e) {
            return List.of(new LimitRow("datagrams", "could not be tried: " + e.getMessage(), Verdict.MISSING));
        }
    }

    @Override
    public List<ModeLimit> modes(BenchmarkPlan plan) throws IOException, InterruptedException {
        List<ModeLimit> limits = new ArrayList<>();
        try (SessionDirectories session = SessionDirectories.make(plan.tempDirectory(), warnings)) {
            for (Mode mode : plan.modes()) {
                // Fresh ones for each mode, as for each run.
                try (RunDirectories directories = session.makeRun()) {
                    limits.add(new ModeLimit(mode, obstacle(mode, plan, directories)));
                }
            }
        }
        return limits;
    }

    private Optional<String> obstacle(Mode mode, BenchmarkPlan plan, RunDirectories directories)
            throws InterruptedException {
        try {
            ModeTrial.run(catalog, mode, plan, directories.sockets(), directories.files(), directories.memory());
            return Optional.empty();
        } catch (MessageTooLargeException e) {
            return Optional.of(Wording.tooLarge(e.reason(), e.largestBytes()));
        } catch (IOException | RuntimeException e) {
            return Optional.of("not possible here: " + e.getMessage());
        }
    }
}
