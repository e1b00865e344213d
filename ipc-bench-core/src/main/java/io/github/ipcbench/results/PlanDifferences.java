package io.github.ipcbench.results;

import static io.github.ipcbench.results.Difference.compare;

import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.plan.PlanProperties;
import io.github.ipcbench.results.PlanRecord.VariantRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
        compare(PlanProperties.SIZE, sizes(stored), sizes(now), differences);
        compare(PlanProperties.DESCRIPTORS, stored.descriptors(), now.descriptors(), differences);
        compare(PlanProperties.PAYLOAD, stored.payload(), now.payload(), differences);
        compare(PlanProperties.ORDER, stored.order(), now.order(), differences);
        compare(PlanProperties.SEED, stored.seed(), now.seed(), differences);
        compareVariants(stored.variants(), now.variants(), differences);
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

    private static void compareVariants(
            List<VariantRecord> stored, List<VariantRecord> now, List<Difference> differences) {
        compare("variants", names(stored), names(now), differences);
        for (int place = 0; place < Math.min(stored.size(), now.size()); place++) {
            VariantRecord then = stored.get(place);
            VariantRecord here = now.get(place);
            String of = stored.size() > 1 ? ", variant " + then.name() : "";
            compare(PlanProperties.WAIT + of, then.waitStrategy(), here.waitStrategy(), differences);
            compare(PlanProperties.NATIVE + of, then.nativeCalls(), here.nativeCalls(), differences);
            compare(PlanProperties.AFFINITY + of, orNone(then.affinity()), orNone(here.affinity()), differences);
        }
    }

    private static String names(List<VariantRecord> variants) {
        return variants.stream().map(VariantRecord::name).collect(Collectors.joining(","));
    }

    private static String sizes(PlanRecord plan) {
        return plan.sizes().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String ids(PlanRecord plan) {
        return String.join(",", plan.modes());
    }

    private static String orNone(Optional<String> value) {
        return value.orElse(NONE);
    }
}
