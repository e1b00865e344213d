package io.github.ipcbench.session;

import io.github.ipcbench.calls.strace.StraceAvailability;
import io.github.ipcbench.calls.strace.StraceProbe;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.protocol.ControlMessage.LimitsFound;
import io.github.ipcbench.results.LimitRow;
import io.github.ipcbench.results.LimitRow.Verdict;
import io.github.ipcbench.transport.catalog.ModeCatalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The machine this Maven runs on. */
public final class LocalMachine implements Machine {
    private final ModeCatalog catalog = ModeCatalog.load(LocalMachine.class.getClassLoader());
    private final Consumer<String> warnings;

    /** @param warnings hears of each transport that gives no modes, and of each directory that cannot be removed */
    public LocalMachine(Consumer<String> warnings) {
        this.warnings = warnings;
        catalog.faults().forEach(warnings);
    }

    @Override
    public List<Mode> modes() {
        return catalog.modes();
    }

    @Override
    public Limits limits(BenchmarkPlan plan) throws InterruptedException {
        List<LimitRow> machine = new ArrayList<>();
        List<LimitRow> sockets = new ArrayList<>();
        try (HostProbe probe = HostProbe.open(plan, WorkerCommand.ofThisProcess(), warnings)) {
            LimitsFound found = probe.limits();
            machine.addAll(found.machine());
            sockets.addAll(found.sockets());
        } catch (IOException noAnswer) {
            machine.add(LimitRow.missing("workers", noAnswer.getMessage()));
        }
        machine.add(strace(StraceProbe.here().probe()));
        return new Limits(machine, sockets);
    }

    static LimitRow strace(StraceAvailability availability) {
        if (availability instanceof StraceAvailability.Available available) {
            return new LimitRow("strace", available.tracer() + ", and it may trace", Verdict.GOOD);
        }
        return new LimitRow("strace", ((StraceAvailability.Missing) availability).reason(), Verdict.MISSING);
    }

    @Override
    public List<ModeLimit> modes(BenchmarkPlan plan) throws IOException, InterruptedException {
        List<ModeLimit> limits = new ArrayList<>();
        try (HostProbe probe = HostProbe.open(plan, WorkerCommand.ofThisProcess(), warnings)) {
            for (Mode mode : plan.modes()) {
                limits.add(new ModeLimit(
                        mode,
                        obstacle(
                                new Case(
                                        mode.id(),
                                        plan.largestMessage(),
                                        plan.base().name()),
                                probe)));
            }
        }
        return limits;
    }

    private static Optional<String> obstacle(Case key, HostProbe probe) throws InterruptedException {
        try {
            probe.tryMode(key);
            return Optional.empty();
        } catch (ModeUnsupportedException e) {
            return Optional.of(e.inWords());
        } catch (IOException e) {
            return Optional.of("not possible here: " + e.getMessage());
        }
    }
}
