package io.github.ipcbench.calls;

import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.StepSummary;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The two figures the article gives for a call. Times by step can be had from either instrument. */
public record CallTime(double medianNanos, double meanNanos) {
    static final CallTime NONE = new CallTime(0, 0);

    /** Times by step, as the workers themselves took them. */
    public static Map<String, CallTime> byStepInProcess(List<StepSummary> steps) {
        Map<String, CallTime> times = new LinkedHashMap<>();
        for (StepSummary step : steps) {
            times.put(
                    step.step(),
                    new CallTime(step.times().medianNanos(), step.times().meanNanos()));
        }
        return Collections.unmodifiableMap(times);
    }

    /** Times by step from a trace, the tracer's cost taken off. */
    public static Map<String, CallTime> byStepAboveNull(List<CallSummary> calls) {
        return byStep(calls, call -> new CallTime(call.medianAboveNullNanos(), call.meanAboveNullNanos()));
    }

    /** Times by step from a trace as the article has them, the tracer's cost included. */
    public static Map<String, CallTime> byStepRaw(List<CallSummary> calls) {
        return byStep(
                calls, call -> new CallTime(call.raw().medianNanos(), call.raw().meanNanos()));
    }

    CallTime plus(CallTime other) {
        return new CallTime(medianNanos + other.medianNanos, meanNanos + other.meanNanos);
    }

    CallTime minus(CallTime other) {
        return new CallTime(medianNanos - other.medianNanos, meanNanos - other.meanNanos);
    }

    CallTime times(int factor) {
        return new CallTime(medianNanos * factor, meanNanos * factor);
    }

    /** Of several kinds of one step, the most frequent one that succeeded. */
    private static Map<String, CallTime> byStep(List<CallSummary> calls, Function<CallSummary, CallTime> time) {
        Map<String, CallSummary> chosen = new HashMap<>();
        for (CallSummary call : calls) {
            if (call.error().isEmpty()) {
                chosen.merge(
                        call.step(),
                        call,
                        (one, other) -> other.raw().count() > one.raw().count() ? other : one);
            }
        }
        Map<String, CallTime> times = new LinkedHashMap<>();
        chosen.forEach((step, call) -> times.put(step, time.apply(call)));
        return Collections.unmodifiableMap(times);
    }
}
