package io.github.ipcbench.results;

import io.github.ipcbench.plan.Affinity;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.PlanProperty;
import io.github.ipcbench.plan.Quoted;
import io.github.ipcbench.plan.Variant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The plan as it is stored.
 *
 * @param modes ids in the order of the plan
 * @param runs runs per case
 * @param sizes bytes of a message, header included
 * @param payload kind of payload: struct, random, zeros or file
 * @param variants the settings under test; others are compared with the first
 * @param selfCheck whether each round holds one case three times, to check the session itself
 * @param given the properties the user set, enough to repeat the session
 */
public record PlanRecord(
        String preset,
        List<String> modes,
        int runs,
        List<Integer> sizes,
        int descriptors,
        String payload,
        String order,
        long seed,
        List<VariantRecord> variants,
        String trace,
        boolean selfCheck,
        long timeoutSeconds,
        int messagesPerSession,
        Optional<String> label,
        Map<String, String> given) {

    /** Any other value of the property is a path. */
    private static final Set<String> GENERATED_PAYLOADS = Set.of("struct", "random", "zeros");

    /** More than any plan has; what is made of results takes time by their modes. */
    static final int MOST_MODES = 1_000;

    public PlanRecord {
        modes = List.copyOf(modes);
        sizes = List.copyOf(sizes);
        variants = List.copyOf(variants);
        if (modes.size() > MOST_MODES) {
            throw new IllegalArgumentException("at most " + MOST_MODES + " modes are valid, got " + modes.size());
        }
        modes.forEach(Mode::requireId);
        if (runs < 1 || messagesPerSession < 1) {
            throw new IllegalArgumentException(
                    "runs and messagesPerSession are 1 or more, got " + runs + " and " + messagesPerSession);
        }
        given.forEach(PlanRecord::requireOurs);
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    /** What is given is repeated as a command: a property of anything else could load programs into Maven. */
    private static void requireOurs(String property, String value) {
        if (!PlanProperty.namesOfPlan().contains(property)) {
            throw new IllegalArgumentException("given: only properties of a plan are valid, such as "
                    + PlanProperty.RUNS + "; got " + Quoted.of(property));
        }
        if (value == null) {
            throw new IllegalArgumentException("given: " + property + " has no value");
        }
    }

    /**
     * Whether a property names what is run or read, or where files are made. A results file can come from anywhere, so
     * such a value is only ever taken from the user, who gives it again to continue a session.
     */
    public boolean isOfTheUserAlone(String property) {
        String value = given.get(property);
        return PlanProperty.named(property)
                        .filter(one -> one.part() == PlanProperty.Part.GIVEN_AGAIN)
                        .isPresent()
                || (property.equals(PlanProperty.PAYLOAD.fullName())
                        && value != null
                        && !GENERATED_PAYLOADS.contains(value));
    }

    /** What the user gave and has to give again to continue the session. */
    public Map<String, String> givenAgainToContinue() {
        Map<String, String> again = new LinkedHashMap<>(given);
        again.keySet()
                .removeIf(property ->
                        !isOfTheUserAlone(property) && !property.equals(PlanProperty.OUTPUT_DIRECTORY.fullName()));
        return again;
    }

    /** The stored value of a property, or its values; none where it is not stored, or each variant has its own. */
    public List<String> values(PlanProperty property) {
        return switch (property) {
            case PRESET -> List.of(preset);
            case MODES -> modes;
            case RUNS -> List.of(Integer.toString(runs));
            case SIZE -> sizes.stream().map(String::valueOf).toList();
            case DESCRIPTORS -> List.of(Integer.toString(descriptors));
            case PAYLOAD -> List.of(payload);
            case ORDER -> List.of(order);
            case SEED -> List.of(Long.toString(seed));
            case TRACE -> List.of(trace);
            case SELF_CHECK -> List.of(Boolean.toString(selfCheck));
            case TIMEOUT -> List.of(Long.toString(timeoutSeconds));
            case MESSAGES_PER_SESSION -> List.of(Integer.toString(messagesPerSession));
            case LABEL -> label.stream().toList();
            case VARIANTS ->
                variants.size() == 1
                        ? List.of()
                        : variants.stream().map(VariantRecord::name).toList();
            // Of each case; of each variant; not stored but for what was given.
            case MESSAGES, WAIT, AFFINITY, DEPTH, NATIVE, TEMP_DIRECTORY, JVM, JVM_ARGS, OUTPUT_DIRECTORY -> List.of();
            case TEMPLATES, EXPORT, RESUME, SKIP -> List.of();
        };
    }

    /**
     * A variant as it is stored. The rest of it is what the user gave.
     *
     * @param nativeCalls the way to the kernel that was asked for: auto, ffm or jna
     * @param affinity CPUs of the sender's and the receiver's loop thread, as {@code 0,1}
     * @param depth messages in flight at most; absent where the host decides
     */
    public record VariantRecord(
            String name, String waitStrategy, String nativeCalls, Optional<String> affinity, OptionalInt depth) {
        public VariantRecord {
            if (depth.orElse(1) < 1) {
                throw new IllegalArgumentException("depth: 1 or more is valid, got " + depth.getAsInt());
            }
        }

        /** The stored value of a property that each variant has its own of; none where it is not stored. */
        public Optional<String> value(PlanProperty property) {
            return switch (property) {
                case WAIT -> Optional.of(waitStrategy);
                case AFFINITY -> affinity;
                case NATIVE -> Optional.of(nativeCalls);
                case DEPTH ->
                    Optional.of(depth.isPresent() ? Integer.toString(depth.getAsInt()) : PlanProperty.NATURAL);
                default -> Optional.empty();
            };
        }

        private static VariantRecord of(Variant variant) {
            return new VariantRecord(
                    variant.name(),
                    variant.waitStrategy().id(),
                    variant.jvm().nativeCalls().id(),
                    variant.affinity().map(Affinity::toString),
                    variant.depth());
        }
    }

    /** The stored form of a plan. */
    public static PlanRecord of(BenchmarkPlan plan) {
        return new PlanRecord(
                plan.preset().id(),
                plan.modes().stream().map(Mode::id).toList(),
                plan.runs().perCase(),
                plan.message().sizes(),
                plan.message().descriptors(),
                plan.message().payload().kind(),
                plan.runs().order().id(),
                plan.message().seed(),
                plan.variants().stream().map(VariantRecord::of).toList(),
                plan.runs().trace().id(),
                plan.runs().selfCheck(),
                plan.runs().timeout().toSeconds(),
                plan.output().messagesPerSession(),
                plan.output().label(),
                plan.given());
    }
}
