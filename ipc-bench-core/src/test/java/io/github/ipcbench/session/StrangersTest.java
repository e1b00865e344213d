package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another user can neither have a session remove files that are not its own, nor end it. */
@Tag("root")
@Tag("forks")
class StrangersTest {
    @TempDir
    Path directory;

    /** Each kind of attack against a user and against root, the last one while the session's controller is killed. */
    @Test
    void anotherUserCanNeitherHaveFilesRemovedNorEndASession() throws Exception {
        MountNamespace namespace = new MountNamespace(directory);
        namespace.require(
                "setpriv --reuid=40001 --regid=40001 --clear-groups true",
                "only root becomes two other users, in a mount namespace of its own");

        int status = namespace.run("\"$0\" -cp \"$1\" " + StrangersMain.class.getName() + " 5");

        assertThat(status).as(namespace::log).isZero();
    }
}
