package io.github.ipcbench.calls;

import io.github.ipcbench.results.CpuAccount;
import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the parts add up to the whole: steps to loop CPU, threads to process CPU. The rest is what is not explained;
 * it may be negative, and is never hidden.
 */
public final class Closure {
    /** On a quiet machine the rest is expected to be no more than this share of the whole. */
    public static final double REST_SHARE_EXPECTED = 0.05;

    private static final String LOOP = "loop";

    private Closure() {}

    /** A whole and its parts, whatever they are. */
    public static CpuAccount of(String whole, double wholeNanos, List<CpuPart> parts) {
        double explainedNanos = parts.stream().mapToDouble(CpuPart::nanos).sum();
        return new CpuAccount(whole, wholeNanos, parts, wholeNanos - explainedNanos);
    }

    /** Loop CPU of one side by its steps, whose CPU time the profile measured, waits included. */
    public static CpuAccount ofLoop(String whole, WorkerProfile profile) {
        return of(whole, (double) profile.measurement().loopCpuNanos(), profile.loopParts());
    }

    /** Process CPU of one side: the loop by its own exact clock, all other threads by the kind of their work. */
    public static CpuAccount ofProcess(String whole, WorkerProfile profile) {
        WorkerMeasurement measurement = profile.measurement();
        List<CpuPart> parts = new ArrayList<>();
        parts.add(new CpuPart(LOOP, measurement.loopCpuNanos()));
        profile.processParts().stream()
                .filter(part -> !part.name().equals(LOOP))
                .forEach(parts::add);
        return of(whole, (double) measurement.processUserNanos() + measurement.processSystemNanos(), parts);
    }

    /** Whether the rest, on either side of nothing, is as small as a quiet machine leaves it. */
    public static boolean closes(CpuAccount account) {
        return Math.abs(account.restShare()) <= REST_SHARE_EXPECTED;
    }
}
