package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CpuInfoTest {
    @Test
    void the_model_name_of_the_first_processor_counts() {
        assertThat(CpuInfo.modelName(List.of(
                        "processor\t: 0",
                        "model\t\t: 26",
                        "model name\t: Intel(R)  Core(TM) i5 CPU       M 480  @ 2.67GHz",
                        "",
                        "processor\t: 1",
                        "model name\t: other")))
                .contains("Intel(R) Core(TM) i5 CPU M 480 @ 2.67GHz");
    }

    @Test
    void an_arm64_listing_has_no_model_name_but_numbers() {
        assertThat(CpuInfo.modelName(
                        List.of("processor\t: 0", "BogoMIPS\t: 50.00", "CPU implementer\t: 0x41", "CPU part\t: 0xd0c")))
                .contains("implementer 0x41, part 0xd0c");
    }

    @Test
    void a_power_listing_calls_it_cpu() {
        assertThat(CpuInfo.modelName(List.of("processor\t: 0", "cpu\t\t: POWER9, altivec supported")))
                .contains("POWER9, altivec supported");
    }

    @Test
    void a_colon_inside_the_name_stays() {
        assertThat(CpuInfo.modelName(List.of("model name : a: b"))).contains("a: b");
    }

    @Property
    void no_listing_whatever_breaks_the_reader(@ForAll List<String> lines) {
        assertThat(CpuInfo.modelName(lines)).isNotNull();
    }
}
