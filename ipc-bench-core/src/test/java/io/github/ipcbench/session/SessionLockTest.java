package io.github.ipcbench.session;

import static java.nio.file.StandardOpenOption.READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.results.ForeignFilesException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
        Files.writeString(
                directory.resolve(SessionLock.NAME), "IPC Bench session: process 1, since ever\n".repeat(1000));

        SessionLock.take(directory).close();

        assertThat(directory.resolve(SessionLock.NAME)).isEmptyFile();
    }

    @Test
    void theLockOfAnotherToolIsRefusedAndKept() throws Exception {
        Path file = Files.writeString(directory.resolve(SessionLock.NAME), "lock of another tool");

        assertThatThrownBy(() -> SessionLock.take(directory))
                .isInstanceOf(ForeignFilesException.class)
                .hasMessage("ipcbench.outputDirectory: '" + directory + "' holds what IPC Bench must not replace: "
                        + "session.lock (not written by IPC Bench); move it away, or name a directory of its own");
        assertThat(file).hasContent("lock of another tool");
    }

    @Test
    void aLockThatIsALinkIsRefusedAndItsTargetKept() throws Exception {
        Path precious = Files.createFile(directory.resolve("precious"));
        Files.createSymbolicLink(directory.resolve(SessionLock.NAME), precious);

        assertThatThrownBy(() -> SessionLock.take(directory)).hasMessageContaining("session.lock (a link)");
        assertThat(precious).isEmptyFile();
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLockThatIsAPipeIsRefusedAtOnce() throws Exception {
        Path pipe = directory.resolve(SessionLock.NAME);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(() -> SessionLock.take(directory))
                .hasMessageContaining("session.lock (a pipe, socket or device)");
    }

    @Test
    void aLockThatOthersMayReadIsClosedToThem() throws Exception {
        Path file = Files.createFile(directory.resolve(SessionLock.NAME));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        try (SessionLock lock = SessionLock.take(directory)) {
            assertThat(lock).isNotNull();
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** For a lock to read, permission to read the file was enough: it may be anybody's. */
    @Test
    void aFileThatIsOnlyReadLockedLocksNobodyOut() throws Exception {
        Path file = Files.createFile(directory.resolve(SessionLock.NAME));
        hold(directory, "read");
        Object locked = Files.getAttribute(file, "unix:ino");

        try (SessionLock lock = SessionLock.take(directory)) {
            assertThat(lock).isNotNull();
            assertThat(Files.getAttribute(file, "unix:ino")).isNotEqualTo(locked);
            assertThat(tryIn(directory)).isEqualTo(LockMain.REFUSED);
        }
        assertThat(tryIn(directory)).isEqualTo(LockMain.TAKEN);
        assertThat(directory.resolve(".session.lock.new")).doesNotExist();
    }

    @Test
    void ofManySessionsThatFindAReadLockOneGetsTheDirectory() throws Exception {
        Files.createFile(directory.resolve(SessionLock.NAME));
        hold(directory, "read");
        List<Process> sessions = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            sessions.add(LockMain.start(directory, "hold", directory.resolve("session.log")));
        }
        try {
            int holders = 0;
            for (Process session : sessions) {
                holders += session.getInputStream().read() == 'x' ? 1 : 0;
            }
            assertThat(holders).isEqualTo(1);
        } finally {
            sessions.forEach(Process::destroyForcibly);
        }
    }

    private void hold(Path output) throws Exception {
        hold(output, "hold");
    }

    private void hold(Path output, String what) throws Exception {
        holder = LockMain.start(output, what, directory.resolve("holder.log"));
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
            if (arguments[1].equals("read")) {
                FileChannel channel = FileChannel.open(Path.of(arguments[0], SessionLock.NAME), READ);
                if (channel.tryLock(0, Long.MAX_VALUE, true) != null) {
                    stay();
                }
            }
            try {
                SessionLock lock = SessionLock.take(Path.of(arguments[0]));
                if (arguments[1].equals("hold")) {
                    stay();
                }
                lock.close();
                System.exit(TAKEN);
            } catch (OutputDirectoryInUseException e) {
                System.exit(REFUSED);
            }
        }

        private static void stay() throws InterruptedException {
            System.out.print('x');
            System.out.flush();
            Thread.sleep(TimeUnit.MINUTES.toMillis(5));
        }
    }
}
