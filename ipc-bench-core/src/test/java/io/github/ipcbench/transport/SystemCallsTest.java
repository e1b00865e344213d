package io.github.ipcbench.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.ipcbench.machine.FailureReason;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("native")
class SystemCallsTest {
    private static final int ENOENT = 2;
    private static final int EBADF = 9;

    @Test
    void aCallThatFailsThrowsErrnoAndItsWords() {
        List<ThrowingCallable> calls = List.of(
                () -> SystemCalls.sendmsg(-1, 0, 0),
                () -> SystemCalls.recvmsg(-1, 0, 0),
                () -> SystemCalls.write(-1, 0, 0),
                () -> SystemCalls.read(-1, 0, 0),
                () -> SystemCalls.lseek(-1, 0, SystemCalls.SEEK_SET),
                () -> SystemCalls.fcntl(-1, 0, 0),
                () -> SystemCalls.close(-1));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call)
                        .isInstanceOfSatisfying(
                                LastErrorException.class,
                                failure -> assertThat(failure.getErrorCode()).isEqualTo(EBADF))
                        .hasMessage("[" + EBADF + "] Bad file descriptor"));
    }

    @Test
    void aFailureIsReportedByTheNameOfItsCall() {
        assertThatThrownBy(() -> SystemCalls.lseek(-1, 0, SystemCalls.SEEK_SET))
                .satisfies(
                        failure -> assertThat(FailureReason.of(failure)).isEqualTo("lseek: [9] Bad file descriptor"));
        assertThatThrownBy(() -> SystemCalls.close(-1))
                .satisfies(
                        failure -> assertThat(FailureReason.of(failure)).isEqualTo("close: [9] Bad file descriptor"));
    }

    @Test
    void aPathThatNamesNoFileIsRefused() {
        try (Memory empty = new Memory(1)) {
            empty.clear();
            long path = Pointer.nativeValue(empty);

            assertThatThrownBy(() -> SystemCalls.open(path, 0, 0))
                    .hasMessage("[" + ENOENT + "] No such file or directory");
            assertThatThrownBy(() -> SystemCalls.unlink(path)).hasMessage("[" + ENOENT + "] No such file or directory");
        }
    }

    @Test
    void anUncheckedCallThatFailsThrowsNothingAndLeavesErrno() {
        assertThat(UncheckedCalls.lseek(-1, 0, SystemCalls.SEEK_SET)).isEqualTo(-1);
        assertThat(Native.getLastError()).isEqualTo(EBADF);
    }

    @Test
    void theFailingCallsOfAnInstrumentThrowNothing() {
        assertThatNoException().isThrownBy(MarkerCalls::failingCalls);
    }
}
