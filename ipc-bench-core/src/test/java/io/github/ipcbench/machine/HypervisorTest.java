package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypervisorTest {
    @ParameterizedTest
    @CsvSource({
        "Amazon EC2 m7i.large, Amazon EC2",
        "Google Google Compute Engine, Google Compute Engine",
        "'VMware, Inc. VMware20,1', VMware",
        "innotek GmbH VirtualBox, VirtualBox",
        "Microsoft Corporation Virtual Machine, Hyper-V",
        "QEMU Standard PC (Q35 + ICH9), QEMU"
    })
    void the_firmware_names_it(String firmware, String name) {
        assertThat(Hypervisor.identify(Optional.empty(), firmware, "tsc", true)).contains(name);
    }

    @Test
    void the_clock_names_it_where_there_is_no_firmware() {
        assertThat(Hypervisor.identify(Optional.empty(), " ", "tsc kvm-clock acpi_pm", true))
                .contains("KVM");
        assertThat(Hypervisor.identify(Optional.empty(), " ", "hyperv_clocksource_tsc_page", true))
                .contains("Hyper-V");
    }

    @Test
    void the_kernels_own_word_comes_first() {
        assertThat(Hypervisor.identify(Optional.of("xen"), "Amazon EC2", "xen tsc", true))
                .contains("Xen");
    }

    @Test
    void a_flag_alone_tells_that_there_is_one() {
        assertThat(Hypervisor.identify(Optional.empty(), "", "tsc", true)).contains("yes, of unknown kind");
    }

    @Test
    void bare_metal_has_none_even_in_a_cloud() {
        assertThat(Hypervisor.identify(Optional.empty(), "Amazon EC2 m7i.metal", "tsc hpet", false))
                .isEmpty();
        assertThat(Hypervisor.identify(Optional.empty(), "Dell Inc. Latitude 7490", "tsc hpet acpi_pm", false))
                .isEmpty();
    }

    @Test
    void the_flag_is_a_whole_word_of_the_flags() {
        assertThat(CpuInfo.saysVirtual(List.of("flags\t\t: fpu vme hypervisor lahf_lm")))
                .isTrue();
        assertThat(CpuInfo.saysVirtual(List.of("flags\t\t: fpu nohypervisor", "bugs : hypervisor")))
                .isFalse();
    }
}
