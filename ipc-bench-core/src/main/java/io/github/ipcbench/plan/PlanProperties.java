package io.github.ipcbench.plan;

import java.util.List;

/** The names of the properties. */
public final class PlanProperties {
    /** What every name begins with. */
    public static final String PREFIX = "ipcbench.";

    public static final String PRESET = PREFIX + "preset";
    public static final String MODES = PREFIX + "modes";
    public static final String RUNS = PREFIX + "runs";
    public static final String MESSAGES = PREFIX + "messages";
    public static final String SIZE = PREFIX + "size";
    public static final String DESCRIPTORS = PREFIX + "descriptors";
    public static final String PAYLOAD = PREFIX + "payload";
    public static final String ORDER = PREFIX + "order";
    public static final String SEED = PREFIX + "seed";
    public static final String WAIT = PREFIX + "wait";
    public static final String AFFINITY = PREFIX + "affinity";
    public static final String TRACE = PREFIX + "trace";
    public static final String SELF_CHECK = PREFIX + "selfcheck";
    public static final String TIMEOUT = PREFIX + "timeout";
    public static final String TEMP_DIRECTORY = PREFIX + "tempDirectory";
    public static final String OUTPUT_DIRECTORY = PREFIX + "outputDirectory";
    public static final String MESSAGES_PER_SESSION = PREFIX + "messagesPerSession";
    public static final String JVM = PREFIX + "jvm";
    public static final String NATIVE = PREFIX + "native";
    public static final String JVM_ARGS = PREFIX + "jvmArgs";
    public static final String LABEL = PREFIX + "label";

    /** Whether an interrupted session is continued; no part of a plan. */
    public static final String RESUME = PREFIX + "resume";

    /** Every name that makes a plan, in the order of the documentation. */
    public static final List<String> ALL = List.of(
            PRESET,
            MODES,
            RUNS,
            MESSAGES,
            SIZE,
            DESCRIPTORS,
            PAYLOAD,
            ORDER,
            SEED,
            WAIT,
            AFFINITY,
            TRACE,
            SELF_CHECK,
            TIMEOUT,
            TEMP_DIRECTORY,
            OUTPUT_DIRECTORY,
            MESSAGES_PER_SESSION,
            JVM,
            JVM_ARGS,
            NATIVE,
            LABEL);

    private PlanProperties() {}
}
