package io.github.ipcbench.maven;

import io.github.ipcbench.plan.NativeChoice;
import io.github.ipcbench.plan.WorkerJvm;
import io.github.ipcbench.results.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which JDK workers are going to run on, told without forking one. */
final class WorkerJava {
    private static final Pattern RUNTIME_VERSION = Pattern.compile("(?m)^JAVA_RUNTIME_VERSION=\"([^\"]+)\"");

    private WorkerJava() {}

    /**
     * The machine as workers on this JDK will see it. The release file of a JDK names its version but not always its vendor
     * as the running JDK does; so a stored description of the same version is taken for the same JDK. Where there is no
     * such file nothing is known, and the stored description stands.
     *
     * @param machine as the controller sees it
     * @param stored as a session stored it
     */
    static Environment expectedIn(Environment machine, WorkerJvm jvm, Environment stored) {
        String java = runtimeVersion(jvm.home())
                .map(version -> stored.workerJava().startsWith(version + " (") ? stored.workerJava() : version)
                .orElse(stored.workerJava());
        return machine.withWorkerJava(
                java, jvm.expectedNativeCalls().map(NativeChoice::id).orElse(stored.workerNative()));
    }

    private static Optional<String> runtimeVersion(Path home) {
        if (isOurs(home)) {
            return Optional.of(System.getProperty("java.runtime.version"));
        }
        try {
            Matcher version =
                    RUNTIME_VERSION.matcher(Files.readString(home.resolve("release"), StandardCharsets.ISO_8859_1));
            return version.find() ? Optional.of(version.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isOurs(Path home) {
        try {
            return Files.isSameFile(home, Path.of(System.getProperty("java.home")));
        } catch (IOException e) {
            return false;
        }
    }
}
