package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.calls.strace.StraceAvailability;
import io.github.ipcbench.calls.strace.StraceVersion;
import io.github.ipcbench.plan.TraceChoice;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CallInstrumentsTest {
    private static final StraceAvailability MISSING = new StraceAvailability.Missing("no strace on the PATH");
    private static final StraceAvailability AVAILABLE =
            new StraceAvailability.Available(Path.of("/usr/bin/strace"), new StraceVersion(6, 1));

    @Test
    void straceThatIsMissingIsADoubtWhenItWasNotDemanded() throws Exception {
        assertThat(CallInstruments.withStrace(TraceChoice.AUTO, MISSING).warnings())
                .containsExactly(Warning.of(WarningCode.NO_STRACE, "no strace on the PATH"));
    }

    @Test
    void straceThatIsThereRaisesNoDoubt() throws Exception {
        CallInstruments instruments = CallInstruments.withStrace(TraceChoice.AUTO, AVAILABLE);

        assertThat(instruments.strace()).isPresent();
        assertThat(instruments.warnings()).isEmpty();
    }

    @Test
    void straceThatIsMissingAlthoughDemandedIsAFault() {
        assertThatThrownBy(() -> CallInstruments.withStrace(TraceChoice.STRACE, MISSING))
                .isInstanceOf(IOException.class)
                .hasMessage("ipcbench.trace: 'strace' does not work here: no strace on the PATH;"
                        + " valid here: off, steps, auto");
    }

    @Test
    void whatNobodyAskedForIsNotLookedFor() throws Exception {
        assertThat(CallInstruments.of(TraceChoice.OFF).warnings()).isEmpty();
        assertThat(CallInstruments.of(TraceChoice.STEPS).profile()).isTrue();
    }
}
