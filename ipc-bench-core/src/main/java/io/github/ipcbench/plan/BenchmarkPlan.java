package io.github.ipcbench.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everything that is to be measured, validated. {@link PlanParser} makes it from the user's properties.
 *
 * @param modes in the order of the plan, without repeats
 * @param runs runs per mode, at least 1
 * @param messages messages per run; empty when calibration settles them once per mode
 * @param payloadBytes size of each message, header included
 * @param descriptors file descriptors sent with each message
 * @param seed of the shuffled order and of the generated payload
 * @param selfCheck whether each round also holds one mode a second time and once with a planted delay
 * @param timeout of one run
 * @param tempDirectory where the file mode's files lie
 * @param outputDirectory where results and reports are written
 * @param messagesPerSession exchanges in one session of the application, for the report's arithmetic
 * @param given the properties the user set, by full name, in the order given: enough to repeat the session
 */
public record BenchmarkPlan(
        Preset preset,
        List<Mode> modes,
        int runs,
        OptionalLong messages,
        int payloadBytes,
        int descriptors,
        Payload payload,
        RunOrder order,
        long seed,
        WaitStrategy waitStrategy,
        Optional<Affinity> affinity,
        TraceChoice trace,
        boolean selfCheck,
        Duration timeout,
        Path tempDirectory,
        Path outputDirectory,
        int messagesPerSession,
        WorkerJvm jvm,
        Optional<String> label,
        Map<String, String> given) {

    /** Bytes at the start of each message that hold its sequence number and checksum. */
    public static final int HEADER_BYTES = 16;

    /** The largest message a plan accepts. */
    public static final int MAX_PAYLOAD_BYTES = 1 << 30;

    /** The most descriptors one message carries: the kernel's SCM_MAX_FD. */
    public static final int MAX_DESCRIPTORS = 253;

    public BenchmarkPlan {
        modes = List.copyOf(modes);
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
        if (modes.isEmpty()) {
            throw new IllegalArgumentException("plan: at least one mode is needed");
        }
        if (runs < 1) {
            throw new IllegalArgumentException("plan: at least one run is needed, got " + runs);
        }
        if (payloadBytes < HEADER_BYTES || payloadBytes > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("plan: payloadBytes out of range: " + payloadBytes);
        }
        if (descriptors < 0 || descriptors > MAX_DESCRIPTORS) {
            throw new IllegalArgumentException("plan: descriptors out of range: " + descriptors);
        }
    }

    /** What is measured, in the order of a round. */
    public List<Case> cases() {
        return modes.stream()
                .map(mode -> new Case(mode.id(), payloadBytes, Case.BASE))
                .toList();
    }

    /** What its cases are called. */
    public CaseNames names() {
        return CaseNames.of(cases());
    }
}
