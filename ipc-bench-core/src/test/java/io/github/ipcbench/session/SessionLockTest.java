package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("forks")
class SessionLockTest {
    @TempDir
    Path directory;

    private Process holder;

    @AfterEach
    void endTheHolder() {
        if (holder != null) {
            holder.destroyForcibly();
        }
    }

    @Test
    void aDirectoryHeldByAnotherProcessIsRefusedWithItsHolder() throws Exception {
        hold(directory);

        assertThatThrownBy(() -> SessionLock.take(directory))
                .isInstanceOf(OutputDirectoryInUseException.class)
                .hasMessageMatching(
                        "ipcbench\\.outputDirectory: '" + directory + "' is in use by another session \\(process "
                                + holder.pid()
                                + ", since 20[-0-9T:]+Z\\), nothing was measured; wait for its end, or give this "
                                + "session a directory of its own");
    }

    @Test
    void aHolderThatIsKilledHoldsNothing() throws Exception {
        hold(directory);
        holder.destroyForcibly().waitFor();
        assertThat(directory.resolve(SessionLock.NAME)).content().contains("process " + holder.pid());

        assertThatCode(() -> SessionLock.take(directory).close()).doesNotThrowAnyException();
    }

    @Test
    void aDirectoryHeldByThisProcessIsRefusedWithoutGivingItUp() throws Exception {
        try (SessionLock lock = SessionLock.take(directory)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> SessionLock.take(directory))
                    .isInstanceOf(OutputDirectoryInUseException.class)
                    .hasMessageContaining("(process " + ProcessHandle.current().pid() + ", since ");
            // Were the kernel's lock gone now, another process could take it.
            assertThat(tryIn(directory)).isEqualTo(LockMain.REFUSED);
        }
        assertThat(tryIn(directory)).isEqualTo(LockMain.TAKEN);
    }

    @Test
    void twoDirectoriesAreTwoSessions() throws Exception {
        hold(Files.createDirectory(directory.resolve("one")));

        assertThatCode(() -> SessionLock.take(Files.createDirectory(directory.resolve("two")))
                        .close())
                .doesNotThrowAnyException();
    }

    @Test
    void aLockGivenUpNamesNobody() throws Exception {
        SessionLock.take(directory).close();

        assertThat(directory.resolve(SessionLock.NAME)).isEmptyFile();
    }

    @Test
    void aFileWithAForgedHolderIsNoObstacle() throws Exception {
        Files.writeString(directory.resolve(SessionLock.NAME), "process 1, since ever\n".repeat(1000));

        SessionLock.take(directory).close();

        assertThat(directory.resolve(SessionLock.NAME)).isEmptyFile();
    }

    private void hold(Path output) throws Exception {
        holder = LockMain.start(output, "hold", directory.resolve("holder.log"));
        // It prints one byte once it holds the lock, or ends.
        assertThat(holder.getInputStream().read()).isEqualTo('x');
    }

    private int tryIn(Path output) throws Exception {
        Process other = LockMain.start(output, "try", directory.resolve("other.log"));
        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return other.exitValue();
    }

    /** Takes a lock in a process of its own. */
    static final class LockMain {
        static final int TAKEN = 40;
        static final int REFUSED = 41;

        private LockMain() {}

        static Process start(Path output, String what, Path log) throws Exception {
            return new ProcessBuilder(List.of(
                            TestPlans.JVM.launcher().toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            LockMain.class.getName(),
                            output.toString(),
                            what))
                    .redirectError(log.toFile())
                    .start();
        }

        public static void main(String[] arguments) throws Exception {
            try {
                SessionLock lock = SessionLock.take(Path.of(arguments[0]));
                if (arguments[1].equals("hold")) {
                    System.out.print('x');
                    System.out.flush();
                    Thread.sleep(TimeUnit.MINUTES.toMillis(5));
                }
                lock.close();
                System.exit(TAKEN);
            } catch (OutputDirectoryInUseException e) {
                System.exit(REFUSED);
            }
        }
    }
}
