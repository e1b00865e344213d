package io.github.ipcbench.results;

import io.github.ipcbench.plan.Affinity;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plan as it is stored.
 *
 * @param modes ids in the order of the plan
 * @param runs runs per mode
 * @param messagesByMode messages per run of each mode, settled before its first run
 * @param payload kind of payload: struct, random, zeros or file
 * @param affinity CPUs of the sender's and the receiver's loop thread, as {@code 0,1}
 * @param selfCheck whether each block holds one mode three times, to check the session itself
 * @param given the properties the user set, enough to repeat the session
 */
public record PlanRecord(
        String preset,
        List<String> modes,
        int runs,
        Map<String, Long> messagesByMode,
        int payloadBytes,
        int descriptors,
        String payload,
        String order,
        long seed,
        String waitStrategy,
        Optional<String> affinity,
        String trace,
        boolean selfCheck,
        long timeoutSeconds,
        int messagesPerSession,
        Optional<String> label,
        Map<String, String> given) {

    public PlanRecord {
        modes = List.copyOf(modes);
        messagesByMode = Collections.unmodifiableMap(new LinkedHashMap<>(messagesByMode));
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    /** The stored form of a plan whose messages per run are settled. */
    public static PlanRecord of(BenchmarkPlan plan, Map<String, Long> messagesByMode) {
        return new PlanRecord(
                plan.preset().id(),
                plan.modes().stream().map(Mode::id).toList(),
                plan.runs(),
                messagesByMode,
                plan.payloadBytes(),
                plan.descriptors(),
                plan.payload().kind(),
                plan.order().id(),
                plan.seed(),
                plan.waitStrategy().id(),
                plan.affinity().map(Affinity::toString),
                plan.trace().id(),
                plan.selfCheck(),
                plan.timeout().toSeconds(),
                plan.messagesPerSession(),
                plan.label(),
                plan.given());
    }
}
