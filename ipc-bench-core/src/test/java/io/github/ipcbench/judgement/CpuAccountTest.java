package io.github.ipcbench.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuAccountTest {
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
    void stepsAreThePartsOfLoopCpu() {
        CpuAccount account = CpuAccount.ofLoop(PROFILE);

        assertThat(account.wholeNanos()).isEqualTo(700);
        assertThat(account.parts()).isEqualTo(PROFILE.loopParts());
        assertThat(account.explainedShare()).isEqualTo(650 / 700.0);
    }

    @Test
    void theLoopByItsExactClockAndTheOtherThreadsAreThePartsOfProcessCpu() {
        CpuAccount account = CpuAccount.ofProcess(PROFILE);

        assertThat(account.wholeNanos()).isEqualTo(1_000);
        assertThat(account.parts())
                .containsExactly(new CpuPart("loop", 700), new CpuPart("jit", 200), new CpuPart("gc", 50));
        assertThat(account.explainedShare()).isEqualTo(0.95);
    }

    @Test
    void partsThatClaimTooMuchExplainMoreThanThereWas() {
        CpuAccount account = new CpuAccount(100, List.of(new CpuPart("read", 110)));

        assertThat(account.explainedShare()).isEqualTo(1.1);
    }

    @ParameterizedTest
    @CsvSource({"74, false", "76, true", "100, true", "124, true", "126, false", "0, false"})
    void partsAddUpWithinAQuarterOfTheWhole(double nanos, boolean addsUp) {
        assertThat(new CpuAccount(100, List.of(new CpuPart("read", nanos))).addsUp())
                .isEqualTo(addsUp);
    }

    @Test
    void figuresThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new CpuAccount(0, List.of()))
                .hasMessage("CPU time to account for: above 0 is needed, got 0.0");
        assertThatThrownBy(() -> new CpuPart("read", Double.NaN)).hasMessageContaining("a finite number");
    }
}
