package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another user can neither have a session remove files that are not its own, nor end it. */
@Tag("root")
@Tag("forks")
class StrangersTest {
    private static final String MOUNT_NAMESPACE = "unshare --mount --propagation private ";

    @TempDir
    Path directory;

    /** Each kind of attack against a user and against root, the last one while the session's controller is killed. */
    @Test
    void anotherUserCanNeitherHaveFilesRemovedNorEndASession() throws Exception {
        boolean root = run(MOUNT_NAMESPACE + "setpriv --reuid=40001 --regid=40001 --clear-groups true") == 0;
        boolean mustRun = "true".equals(System.getenv("CI"))
                && Files.getAttribute(directory, "unix:uid").equals(0);
        assumeTrue(root || mustRun, "only root becomes two other users, in a mount namespace of its own");

        int status = run(MOUNT_NAMESPACE + "\"$0\" -cp \"$1\" " + StrangersMain.class.getName() + " 5");

        assertThat(status).as(() -> log()).isZero();
    }

    private int run(String script) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of("sh", "-c", script, java, System.getProperty("java.class.path")))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start()
                .waitFor();
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
