package io.github.ipcbench.session;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs commands of root in a mount namespace of their own. */
final class MountNamespace {
    private static final String ENTER = "unshare --mount --propagation private ";

    private final Path log;

    /** @param directory for what commands print */
    MountNamespace(Path directory) {
        this.log = directory.resolve("log");
    }

    /** Skips the test where this user cannot run a command; in CI root has to. */
    void require(String command, String why) throws Exception {
        boolean can = run(command) == 0;
        boolean must = "true".equals(System.getenv("CI"))
                && Files.getAttribute(log.getParent(), "unix:uid").equals(0);
        assumeTrue(can || must, why);
    }

    /** The exit status of a shell's command, in which {@code $0} is this Java runtime and {@code $1} this class path. */
    int run(String command) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of("sh", "-c", ENTER + command, java, System.getProperty("java.class.path")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
