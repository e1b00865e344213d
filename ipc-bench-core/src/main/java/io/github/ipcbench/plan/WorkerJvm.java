package io.github.ipcbench.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The Java runtime that workers are forked from, and by what way it reaches the kernel.
 *
 * @param home the runtime's home directory, which holds {@code bin/java}
 * @param arguments extra arguments, which take the place of ours of their kind
 */
public record WorkerJvm(Path home, List<String> arguments, NativeChoice nativeCalls) {
    public WorkerJvm {
        arguments = List.copyOf(arguments);
    }

    /** A runtime whose best way is taken. */
    public WorkerJvm(Path home, List<String> arguments) {
        this(home, arguments, NativeChoice.AUTO);
    }

    /** The way to the kernel that workers take, as far as the runtime's version is known without forking it. */
    public Optional<NativeChoice> expectedNativeCalls() {
        OptionalInt feature = JvmHome.feature(home);
        return nativeCalls == NativeChoice.AUTO && feature.isEmpty()
                ? Optional.empty()
                : Optional.of(nativeCalls.on(feature.orElse(0)));
    }

    /** The launcher inside {@link #home}. */
    public Path launcher() {
        return home.resolve("bin").resolve("java");
    }
}
