package io.github.ipcbench.session;

import io.github.ipcbench.calls.Tracer;
import io.github.ipcbench.calls.strace.StraceAvailability;
import io.github.ipcbench.calls.strace.StraceProbe;
import io.github.ipcbench.machine.CpuAffinity;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.CpuSet;
import io.github.ipcbench.plan.TraceChoice;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The instruments that a session's choice of {@code ipcbench.trace} and this machine allow, found out before anything is
 * forked.
 *
 * @param profile whether steps are timed in process
 * @param strace the strace that works here, when it is to be used
 * @param warnings what is missing and why
 */
record CallInstruments(boolean profile, Optional<StraceAvailability.Available> strace, List<Warning> warnings) {
    CallInstruments {
        warnings = List.copyOf(warnings);
    }

    /**
     * Looks what works here.
     *
     * @throws IOException when strace is demanded and does not work
     */
    static CallInstruments of(TraceChoice choice) throws IOException, InterruptedException {
        return switch (choice) {
            case OFF -> new CallInstruments(false, Optional.empty(), List.of());
            case STEPS -> new CallInstruments(true, Optional.empty(), List.of());
            case AUTO, STRACE -> withStrace(choice, StraceProbe.here().probe());
        };
    }

    static CallInstruments withStrace(TraceChoice choice, StraceAvailability availability) throws IOException {
        if (availability instanceof StraceAvailability.Available available) {
            return new CallInstruments(true, Optional.of(available), List.of());
        }
        String reason = ((StraceAvailability.Missing) availability).reason();
        if (choice == TraceChoice.STRACE) {
            throw new IOException(
                    "ipcbench.trace: 'strace' does not work here: " + reason + "; valid here: off, steps, auto");
        }
        return new CallInstruments(true, Optional.empty(), List.of(Warning.of(WarningCode.NO_STRACE, reason)));
    }

    /** How calls are traced in this session. */
    Optional<Tracer> tracer(BenchmarkPlan plan) {
        return strace.map(available -> Tracer.here(
                available, plan, CpuAffinity.available().map(CpuSet::cpus).orElse(List.of())));
    }
}
