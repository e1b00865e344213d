package io.github.ipcbench.plan;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A named set of settings under test, complete: what it does not change is as in the plan's first variant.
 *
 * @param name of 1 to 50 letters, digits, dots, underscores and hyphens; {@link Case#BASE} when none is named
 * @param jvm what the workers run on
 * @param environment variables that its workers have beside those of the controller
 * @param tempDirectory where the file mode's files lie
 * @param waitStrategy how a worker waits
 * @param affinity the CPUs of the loops; empty where the scheduler likes
 * @param depth messages in flight at most; empty where the host decides
 */
public record Variant(
        String name,
        WorkerJvm jvm,
        Map<String, String> environment,
        Path tempDirectory,
        WaitStrategy waitStrategy,
        Optional<Affinity> affinity,
        OptionalInt depth) {
    /** Messages in flight at most, where nothing else is said. */
    public static final int DEFAULT_DEPTH = Integer.parseInt(PlanProperty.DEPTH.byDefault());

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,50}");

    public Variant {
        requireName(name);
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    /** The settings of a plan that names no variant and no depth. */
    public static Variant base(
            WorkerJvm jvm, Path tempDirectory, WaitStrategy waitStrategy, Optional<Affinity> affinity) {
        return new Variant(
                Case.BASE, jvm, Map.of(), tempDirectory, waitStrategy, affinity, OptionalInt.of(DEFAULT_DEPTH));
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Requires what can be shown everywhere and be a part of a file's name. */
    static void requireName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "variant: a name of 1 to 50 letters, digits, dots, underscores and hyphens is valid, got "
                            + Quoted.of(name));
        }
    }
}
