package io.github.ipcbench.results;

import static io.github.ipcbench.results.Difference.compare;

import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.plan.PlanProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What two plans do not have in common, by the properties that make it. */
public final class PlanDifferences {
    private static final String NONE = "none";

    private PlanDifferences() {}

    /**
     * Compares everything two plans store but the text that the user gave.
     */
    public static List<Difference> between(PlanRecord stored, PlanRecord now) {
        List<Difference> differences = new ArrayList<>();
        compare(PlanProperties.PRESET, stored.preset(), now.preset(), differences);
        compare(PlanProperties.MODES, ids(stored), ids(now), differences);
        compare(PlanProperties.RUNS, stored.runs(), now.runs(), differences);
        compare(PlanProperties.SIZE, stored.payloadBytes(), now.payloadBytes(), differences);
        compare(PlanProperties.DESCRIPTORS, stored.descriptors(), now.descriptors(), differences);
        compare(PlanProperties.PAYLOAD, stored.payload(), now.payload(), differences);
        compare(PlanProperties.ORDER, stored.order(), now.order(), differences);
        compare(PlanProperties.SEED, stored.seed(), now.seed(), differences);
        compare(PlanProperties.WAIT, stored.waitStrategy(), now.waitStrategy(), differences);
        compare(PlanProperties.NATIVE, stored.nativeCalls(), now.nativeCalls(), differences);
        compare(PlanProperties.AFFINITY, orNone(stored.affinity()), orNone(now.affinity()), differences);
        compare(PlanProperties.TRACE, stored.trace(), now.trace(), differences);
        compare(PlanProperties.SELF_CHECK, stored.selfCheck(), now.selfCheck(), differences);
        compare(PlanProperties.TIMEOUT, stored.timeoutSeconds(), now.timeoutSeconds(), differences);
        compare(
                PlanProperties.MESSAGES_PER_SESSION,
                stored.messagesPerSession(),
                now.messagesPerSession(),
                differences);
        compare(PlanProperties.LABEL, orNone(stored.label()), orNone(now.label()), differences);
        return List.copyOf(differences);
    }

    /**
     * The cases of a stored session whose runs move another number of messages.
     *
     * @param messages messages per run that every case is to move
     */
    public static List<Difference> inMessages(List<CaseRecord> stored, long messages) {
        CaseNames names = CaseNames.of(stored.stream().map(CaseRecord::key).toList());
        return stored.stream()
                .filter(one -> one.messages().orElse(messages) != messages)
                .map(one -> new Difference(
                        PlanProperties.MESSAGES + ", " + names.of(one.key()),
                        Long.toString(one.messages().orElseThrow()),
                        Long.toString(messages)))
                .toList();
    }

    private static String ids(PlanRecord plan) {
        return String.join(",", plan.modes());
    }

    private static String orNone(Optional<String> value) {
        return value.orElse(NONE);
    }
}
