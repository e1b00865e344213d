package io.github.ipcbench.judgement;

import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the parts of some CPU time add up to the whole: steps to loop CPU, threads to process CPU.
 *
 * @param wholeNanos the CPU time, more than 0
 * @param parts its known parts
 */
public record CpuAccount(double wholeNanos, List<CpuPart> parts) {
    private static final String LOOP = "loop";

    public CpuAccount {
        parts = List.copyOf(parts);
        if (!(wholeNanos > 0) || !Double.isFinite(wholeNanos)) {
            throw new IllegalArgumentException("CPU time to account for: above 0 is needed, got " + wholeNanos);
        }
    }

    /** Loop CPU of one side by its steps; empty where no step was timed. */
    public static Optional<CpuAccount> ofLoop(WorkerProfile profile) {
        return of(profile.measurement().loopCpuNanos(), profile.loopParts());
    }

    /** Process CPU of one side: the loop by its own exact clock, all other threads by the kind of their work. */
    public static Optional<CpuAccount> ofProcess(WorkerProfile profile) {
        WorkerMeasurement measurement = profile.measurement();
        List<CpuPart> parts = new ArrayList<>();
        parts.add(new CpuPart(LOOP, measurement.loopCpuNanos()));
        profile.processParts().stream()
                .filter(part -> !part.name().equals(LOOP))
                .forEach(parts::add);
        return of((double) measurement.processUserNanos() + measurement.processSystemNanos(), parts);
    }

    private static Optional<CpuAccount> of(double wholeNanos, List<CpuPart> parts) {
        return wholeNanos > 0 && !parts.isEmpty() ? Optional.of(new CpuAccount(wholeNanos, parts)) : Optional.empty();
    }

    /** What the parts explain, as a share of the whole; more than 1 where they claim more than there was. */
    public double explainedShare() {
        return parts.stream().mapToDouble(CpuPart::nanos).sum() / wholeNanos;
    }
}
