package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.plan.CpuSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("native")
class CpuAffinityTest {
    private static final int NO_SUCH_CPU = 8191;

    private final Linux linux = Linux.ofThisProcess();

    @Test
    void the_available_cpus_are_those_the_kernel_lists_for_the_thread() throws Exception {
        String status = Files.readString(Path.of("/proc/thread-self/status"));
        assertThat(status)
                .containsPattern(
                        "Cpus_allowed_list:\\s+" + CpuAffinity.available().orElseThrow() + "\n");
    }

    @Test
    void a_pinned_thread_runs_on_its_cpu_and_nowhere_else() throws Exception {
        for (int cpu : CpuAffinity.available().orElseThrow().cpus()) {
            assertThat(onItsOwnThread(() -> {
                        CpuAffinity.pin(linux, cpu);
                        CpuSet readBack = CpuAffinity.available().orElseThrow();
                        return List.of(readBack.toString(), Integer.toString(new CpuClocks(linux).currentCpu()));
                    }))
                    .containsExactly(Integer.toString(cpu), Integer.toString(cpu));
        }
    }

    @Test
    void pinning_one_thread_leaves_the_others_alone() throws Exception {
        CpuSet before = CpuAffinity.available().orElseThrow();
        onItsOwnThread(() -> {
            CpuAffinity.pin(linux, before.cpus().get(0));
            return before;
        });
        assertThat(CpuAffinity.available().orElseThrow()).isEqualTo(before);
    }

    @Test
    void a_cpu_that_does_not_exist_is_named_with_those_that_do() {
        assertThatThrownBy(() -> CpuAffinity.pin(linux, NO_SUCH_CPU))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ipcbench.affinity: CPU 8191 is not available; available: "
                        + CpuAffinity.available().orElseThrow());
    }

    @Test
    void a_cpu_that_is_not_allowed_is_refused_too() throws Exception {
        CpuSet all = CpuAffinity.available().orElseThrow();
        assumeTrue(all.cpus().size() > 1);
        int allowed = all.cpus().get(0);
        int forbidden = all.cpus().get(1);
        Throwable refusal = onItsOwnThread(() -> {
            CpuAffinity.pin(linux, allowed);
            return catchThrowable(() -> CpuAffinity.requireAvailable(forbidden));
        });
        assertThat(refusal)
                .hasMessage("ipcbench.affinity: CPU " + forbidden + " is not available; available: " + allowed);
    }

    private static <T> T onItsOwnThread(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task);
        thread.start();
        return task.get();
    }
}
