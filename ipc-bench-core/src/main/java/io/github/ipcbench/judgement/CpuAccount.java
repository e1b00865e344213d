package io.github.ipcbench.judgement;

import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import java.util.ArrayList;
import java.util.List;

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

    /** Loop CPU of one side by its steps. */
    public static CpuAccount ofLoop(WorkerProfile profile) {
        return new CpuAccount(profile.measurement().loopCpuNanos(), profile.loopParts());
    }

    /** Process CPU of one side: the loop by its own exact clock, all other threads by the kind of their work. */
    public static CpuAccount ofProcess(WorkerProfile profile) {
        WorkerMeasurement measurement = profile.measurement();
        List<CpuPart> parts = new ArrayList<>();
        parts.add(new CpuPart(LOOP, measurement.loopCpuNanos()));
        profile.processParts().stream()
                .filter(part -> !part.name().equals(LOOP))
                .forEach(parts::add);
        return new CpuAccount((double) measurement.processUserNanos() + measurement.processSystemNanos(), parts);
    }

    /** What the parts explain, as a share of the whole; more than 1 where they claim more than there was. */
    public double explainedShare() {
        return parts.stream().mapToDouble(CpuPart::nanos).sum() / wholeNanos;
    }

    /** Whether the parts come near the whole; elsewhere they are to be read as proportions only. */
    public boolean addsUp() {
        return Math.abs(explainedShare() - 1) <= Thresholds.PROFILE;
    }
}
