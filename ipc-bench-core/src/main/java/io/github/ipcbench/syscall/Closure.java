package io.github.ipcbench.syscall;

import io.github.ipcbench.plan.CallStep;
import io.github.ipcbench.results.CpuAccount;
import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.StepSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the parts add up to the whole: steps to loop CPU, threads to process CPU. The rest is what is not explained;
 * it may be negative, and is never hidden.
 */
public final class Closure {
    /** On a quiet machine the rest is expected to be no more than this share of the whole. */
    public static final double REST_SHARE_EXPECTED = 0.05;

    private Closure() {}

    /** A whole and its parts, whatever they are. */
    public static CpuAccount of(String whole, double wholeNanos, List<CpuPart> parts) {
        double explainedNanos = parts.stream().mapToDouble(CpuPart::nanos).sum();
        return new CpuAccount(whole, wholeNanos, parts, wholeNanos - explainedNanos);
    }

    /**
     * Loop CPU of one side by steps.
     *
     * <p>A step's part is its mean times how often it occurred per timed message, times all messages. That takes a
     * step's duration for CPU time, which holds only for steps that do not block: waiting steps are left out, and
     * their CPU time has to come measured.
     *
     * @param whole such as {@code sender loop CPU}
     * @param loopCpuNanos loop CPU of the profiled window
     * @param messages messages in that window
     * @param timedMessages how many of them had their steps timed
     * @param steps that side of the call list
     * @param profile the steps as the worker timed them
     * @param measured parts whose CPU time was measured directly, such as the wait's
     */
    public static CpuAccount ofLoop(
            String whole,
            double loopCpuNanos,
            long messages,
            long timedMessages,
            List<CallStep> steps,
            List<StepSummary> profile,
            List<CpuPart> measured) {
        if (timedMessages < 1 || messages < timedMessages) {
            throw new IllegalArgumentException("timed messages: 1 to " + messages + " are valid, got " + timedMessages);
        }
        Set<String> waiting =
                steps.stream().filter(CallStep::waits).map(CallStep::name).collect(Collectors.toSet());
        List<CpuPart> parts = new ArrayList<>();
        for (StepSummary step : profile) {
            if (!waiting.contains(step.step())) {
                double perMessage = (double) step.times().count() / timedMessages;
                parts.add(new CpuPart(step.step(), step.times().meanNanos() * perMessage * messages));
            }
        }
        parts.addAll(measured);
        return of(whole, loopCpuNanos, parts);
    }

    /**
     * Process CPU of one side by threads.
     *
     * @param whole such as {@code sender process CPU}
     * @param otherNanos CPU time of all threads that are neither the loop, JIT compilers nor garbage collectors
     */
    public static CpuAccount ofProcess(
            String whole,
            double processCpuNanos,
            double loopCpuNanos,
            double jitNanos,
            double gcNanos,
            double otherNanos) {
        return of(
                whole,
                processCpuNanos,
                List.of(
                        new CpuPart("loop", loopCpuNanos),
                        new CpuPart("JIT", jitNanos),
                        new CpuPart("GC", gcNanos),
                        new CpuPart("other threads", otherNanos)));
    }

    /** Whether the rest, on either side of nothing, is as small as a quiet machine leaves it. */
    public static boolean closes(CpuAccount account) {
        return Math.abs(account.restShare()) <= REST_SHARE_EXPECTED;
    }
}
