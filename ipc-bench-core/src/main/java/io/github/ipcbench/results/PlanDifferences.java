package io.github.ipcbench.results;

import static io.github.ipcbench.results.Difference.compare;

import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.plan.PlanProperty;
import io.github.ipcbench.results.PlanRecord.VariantRecord;
import java.util.ArrayList;
import java.util.List;
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
        compare("variants", names(stored.variants()), names(now.variants()), differences);
        for (PlanProperty property : PlanProperty.values()) {
            switch (property.part()) {
                case COMPARED ->
                    compare(
                            property.fullName(),
                            inOne(stored.values(property)),
                            inOne(now.values(property)),
                            differences);
                case COMPARED_BY_VARIANT -> compareVariants(property, stored.variants(), now.variants(), differences);
                case GIVEN_AGAIN, PLACE, NONE -> {
                    // What a session was given again is compared by itself, and nothing of the rest matters to it.
                }
            }
        }
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
                        PlanProperty.MESSAGES + ", " + names.of(one.key()),
                        Long.toString(one.messages().orElseThrow()),
                        Long.toString(messages)))
                .toList();
    }

    private static void compareVariants(
            PlanProperty property, List<VariantRecord> stored, List<VariantRecord> now, List<Difference> differences) {
        for (int place = 0; place < Math.min(stored.size(), now.size()); place++) {
            String of = stored.size() > 1 ? ", variant " + stored.get(place).name() : "";
            compare(
                    property.fullName() + of,
                    stored.get(place).value(property).orElse(NONE),
                    now.get(place).value(property).orElse(NONE),
                    differences);
        }
    }

    private static String names(List<VariantRecord> variants) {
        return variants.stream().map(VariantRecord::name).collect(Collectors.joining(","));
    }

    private static String inOne(List<String> values) {
        return values.isEmpty() ? NONE : String.join(",", values);
    }
}
