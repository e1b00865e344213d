package io.github.ipcbench.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that is to be measured, validated. {@link PlanParser} makes it from the user's properties.
 *
 * @param modes in the order of the plan, without repeats
 * @param message what is handed over
 * @param variants the settings under test, without repeats; others are compared with the first
 * @param runs how often, how long and in which order
 * @param output what becomes of it
 * @param given the properties the user set, by full name, in the order given: enough to repeat the session
 */
public record BenchmarkPlan(
        Preset preset,
        List<Mode> modes,
        Message message,
        List<Variant> variants,
        Runs runs,
        Output output,
        Map<String, String> given) {

    /** Bytes at the start of each message that hold its sequence number and checksum. */
    public static final int HEADER_BYTES = 16;

    /** The largest message a plan accepts. */
    public static final int MAX_PAYLOAD_BYTES = 1 << 30;

    /** The most descriptors one message carries: the kernel's SCM_MAX_FD. */
    public static final int MAX_DESCRIPTORS = 253;

    public BenchmarkPlan {
        modes = List.copyOf(modes);
        variants = List.copyOf(variants);
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
        requireEachOnce("mode", modes.stream().map(Mode::id).toList());
        requireEachOnce("variant", variants.stream().map(Variant::name).toList());
    }

    /**
     * The messages.
     *
     * @param sizes bytes of a message, header included; without repeats
     * @param descriptors file descriptors sent with each
     * @param payload the source of its bytes behind the header
     * @param seed of the generated payload, and of the shuffled order of runs
     */
    public record Message(List<Integer> sizes, int descriptors, Payload payload, long seed) {
        public Message {
            sizes = List.copyOf(sizes);
            requireEachOnce("size", sizes);
            for (int size : sizes) {
                if (size < HEADER_BYTES || size > MAX_PAYLOAD_BYTES) {
                    throw new IllegalArgumentException("plan: size out of range: " + size);
                }
            }
            if (descriptors < 0 || descriptors > MAX_DESCRIPTORS) {
                throw new IllegalArgumentException("plan: descriptors out of range: " + descriptors);
            }
        }
    }

    /**
     * The protocol.
     *
     * @param perCase runs of each case, at least 1; as many rounds there are
     * @param messages messages per run; empty when calibration settles them once per case
     * @param order of the runs of a round
     * @param selfCheck whether each round also holds one case a second time and once with a planted delay
     * @param trace which instruments look into single calls
     * @param timeout of one run
     */
    public record Runs(
            int perCase,
            OptionalLong messages,
            RunOrder order,
            boolean selfCheck,
            TraceChoice trace,
            Duration timeout) {
        public Runs {
            if (perCase < 1) {
                throw new IllegalArgumentException("plan: at least one run is needed, got " + perCase);
            }
        }
    }

    /**
     * What is written.
     *
     * @param directory where results and reports lie
     * @param messagesPerSession exchanges in one session of the application, for the report's arithmetic
     * @param label a line of the user's
     */
    public record Output(Path directory, int messagesPerSession, Optional<String> label) {}

    private static void requireEachOnce(String what, List<?> values) {
        if (values.isEmpty() || new HashSet<>(values).size() < values.size()) {
            throw new IllegalArgumentException(
                    "plan: at least one " + what + " is needed, and each once, got " + values);
        }
    }

    /** What is measured, in the order of a round: what is compared with each other stands together. */
    public List<Case> cases() {
        return message.sizes().stream()
                .flatMap(size -> modes.stream()
                        .flatMap(mode -> variants.stream().map(variant -> new Case(mode.id(), size, variant.name()))))
                .toList();
    }

    /** What its cases are called. */
    public CaseNames names() {
        return CaseNames.of(cases());
    }

    /** The variant that others are compared with. */
    public Variant base() {
        return variants.get(0);
    }

    /** The settings of a case. */
    public Variant variantOf(Case key) {
        return variants.stream()
                .filter(variant -> variant.name().equals(key.variant()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("plan: no variant of " + key));
    }

    /** How many descriptors travel with each message of a case: the plan's, or none by a mode that carries none. */
    public int descriptorsOf(Case key) {
        Mode mode = modes.stream()
                .filter(one -> one.id().equals(key.mode()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("plan: no mode of " + key));
        return mode.descriptors() == 0 ? 0 : message.descriptors();
    }

    /** The bytes of the largest message. */
    public int largestMessage() {
        return Collections.max(message.sizes());
    }

    /** Where the variants' files lie, each once. */
    public Set<Path> tempDirectories() {
        return variants.stream().map(Variant::tempDirectory).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
