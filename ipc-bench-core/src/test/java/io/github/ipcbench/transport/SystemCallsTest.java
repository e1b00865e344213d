package io.github.ipcbench.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SystemCallsTest {
    private static final int EBADF = 9;

    @Test
    void aShortCallThatFailsThrowsNothingAndLeavesErrnoToWhoeverRequiresIt() {
        assertThat(SystemCalls.lseek(-1, 0, SystemCalls.SEEK_SET)).isEqualTo(-1);
        assertThat(Native.getLastError()).isEqualTo(EBADF);
        List<Supplier<Integer>> calls = List.of(() -> SystemCalls.close(-1), () -> SystemCalls.fcntl(-1, 0, 0), () ->
                (int) SystemCalls.lseek(-1, 0, SystemCalls.SEEK_SET));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(() -> SystemCalls.requireDone(call.get()))
                        .isInstanceOf(LastErrorException.class)
                        .hasMessage("[" + EBADF + "] Bad file descriptor"));
    }
}
