package io.github.ipcbench.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.results.CpuAccount;
import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ClosureTest {
    /** Loop CPU 700 and process CPU 900 + 100 nanoseconds. */
    private static final WorkerProfile PROFILE = new WorkerProfile(
            new WorkerMeasurement(9_000, 700, 100, 600, 900, 100, 1, 1, 1),
            110,
            10,
            30,
            OptionalDouble.empty(),
            List.of(),
            List.of(new CpuPart("write", 500), new CpuPart("wait", 150)),
            List.of(new CpuPart("loop", 650), new CpuPart("jit", 200), new CpuPart("gc", 50)));

    @Test
    void stepsAndTheRestMakeLoopCpu() {
        CpuAccount account = Closure.ofLoop("sender loop CPU", PROFILE);

        assertThat(account.wholeNanos()).isEqualTo(700);
        assertThat(account.parts()).isEqualTo(PROFILE.loopParts());
        assertThat(account.restNanos()).isEqualTo(50);
    }

    @Test
    void theLoopByItsExactClockTheOtherThreadsAndTheRestMakeProcessCpu() {
        CpuAccount account = Closure.ofProcess("sender process CPU", PROFILE);

        assertThat(account.wholeNanos()).isEqualTo(1_000);
        assertThat(account.parts())
                .containsExactly(new CpuPart("loop", 700), new CpuPart("jit", 200), new CpuPart("gc", 50));
        assertThat(account.restNanos()).isEqualTo(50);
    }

    @Test
    void partsThatClaimTooMuchLeaveANegativeRest() {
        CpuAccount account = Closure.of("loop CPU", 100, List.of(new CpuPart("read", 110)));

        assertThat(account.restNanos()).isEqualTo(-10);
        assertThat(Closure.closes(account)).isFalse();
    }

    @Test
    void anAccountClosesUpToFivePercentOnEitherSide() {
        assertThat(Closure.closes(Closure.of("loop CPU", 100, List.of(new CpuPart("read", 95)))))
                .isTrue();
        assertThat(Closure.closes(Closure.of("loop CPU", 100, List.of(new CpuPart("read", 105)))))
                .isTrue();
        assertThat(Closure.closes(Closure.of("loop CPU", 100, List.of(new CpuPart("read", 94.9)))))
                .isFalse();
    }

    @Test
    void figuresThatCannotBeAreRefused() {
        assertThatThrownBy(() -> Closure.of("loop CPU", 0, List.of())).hasMessageContaining("CPU time above 0");
        assertThatThrownBy(() -> new CpuPart("read", Double.NaN)).hasMessageContaining("a finite number");
    }
}
