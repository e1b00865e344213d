package io.github.ipcbench.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.ipcbench.calls.strace.StraceAvailability;
import io.github.ipcbench.calls.strace.StraceProbe;

/** The strace of this machine. */
final class RealStrace {
    private RealStrace() {}

    /** Where it cannot trace, the test is skipped, but in CI it fails. */
    static StraceAvailability.Available required() throws InterruptedException {
        StraceAvailability availability = StraceProbe.here().probe();
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(availability).isInstanceOf(StraceAvailability.Available.class);
        }
        assertThat(availability).isInstanceOf(StraceAvailability.Available.class);
        return (StraceAvailability.Available) availability;
    }
}
