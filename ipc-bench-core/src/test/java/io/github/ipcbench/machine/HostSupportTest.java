package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostSupportTest {
    @ParameterizedTest
    @ValueSource(strings = {"amd64", "x86_64", "aarch64", "riscv64", "ppc64le", "s390x", "loongarch64"})
    void every_64_bit_linux_will_do(String architecture) {
        assertThat(HostSupport.fault("Linux", architecture)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Linux,i386", "Linux,arm", "Mac OS X,aarch64", "Windows 11,amd64", "SunOS,amd64"})
    void any_other_system_is_named_in_the_error(String system, String architecture) {
        assertThat(HostSupport.fault(system, architecture))
                .contains("IPC Bench measures on 64-bit Linux; this is " + system + " " + architecture);
    }

    @Test
    void the_machine_that_runs_these_tests_will_do() {
        assertThatCode(HostSupport::require).doesNotThrowAnyException();
    }
}
