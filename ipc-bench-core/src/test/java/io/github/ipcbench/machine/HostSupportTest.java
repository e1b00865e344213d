package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostSupportTest {
    @ParameterizedTest
    @ValueSource(strings = {"amd64", "x86_64", "aarch64", "riscv64", "loongarch64"})
    void linux_on_a_processor_whose_calls_we_know_will_do(String architecture) {
        assertThat(HostSupport.fault("Linux", architecture)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Linux,i386", "Linux,arm", "Linux,s390x", "Mac OS X,aarch64", "Windows 11,amd64", "SunOS,amd64"})
    void any_other_system_is_named_in_the_error(String system, String architecture) {
        assertThat(HostSupport.fault(system, architecture))
                .contains("IPC Bench measures on Linux on x86-64, AArch64, RISC-V 64 or LoongArch 64; this is " + system
                        + " " + architecture);
    }

    @Test
    void the_machine_that_runs_these_tests_will_do() {
        assertThatCode(HostSupport::require).doesNotThrowAnyException();
    }
}
