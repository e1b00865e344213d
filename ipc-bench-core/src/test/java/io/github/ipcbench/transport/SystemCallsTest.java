package io.github.ipcbench.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import org.junit.jupiter.api.Test;

class SystemCallsTest {
    private static final int EBADF = 9;

    /** Unlike the other calls it throws nothing; whoever needs the reason finds it. */
    @Test
    void aSeekThatFailsReturnsMinusOneAndLeavesErrno() {
        assertThat(SystemCalls.lseek(-1, 0, SystemCalls.SEEK_SET)).isEqualTo(-1);
        assertThat(Native.getLastError()).isEqualTo(EBADF);
    }
}
