package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.WorkerJvm;
import io.github.ipcbench.results.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("native")
class EnvironmentProbeTest {
    private static final WorkerJvm JVM = new WorkerJvm(Path.of(System.getProperty("java.home")), List.of());

    @TempDir
    private Path temp;

    @Test
    void this_machine_is_described() throws Exception {
        Environment environment = EnvironmentProbe.detect(temp, JVM);

        assertThat(environment.cpu()).isNotBlank();
        assertThat(environment.cores()).isPositive();
        assertThat(environment.memoryBytes()).hasValue(memoryAsTheKernelSays());
        assertThat(environment.operatingSystem()).isEqualTo("Linux");
        assertThat(environment.kernel())
                .isEqualTo(
                        Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip());
        assertThat(environment.architecture()).isEqualTo(System.getProperty("os.arch"));
        assertThat(environment.controllerJava()).contains(Runtime.version().toString());
        assertThat(environment.workerJava()).isEqualTo(environment.controllerJava());
        assertThat(environment.tempFileSystem())
                .isEqualTo(Files.getFileStore(temp).type());
        assertThat(environment.sendBufferBytes()).isEmpty();
        assertThat(environment.receiveBufferBytes()).isEmpty();
        assertThat(environment.loadAverage().orElseThrow()).isNotNegative();
    }

    @Test
    void the_file_system_is_that_of_the_directory_given() {
        assertThat(EnvironmentProbe.detect(Path.of("/proc"), JVM).tempFileSystem())
                .isEqualTo("proc");
    }

    @Test
    void no_path_of_the_user_is_kept() {
        assertThat(EnvironmentProbe.detect(temp, JVM).toString())
                .doesNotContain(temp.toString(), System.getProperty("user.home"), System.getProperty("user.dir"));
    }

    private static long memoryAsTheKernelSays() throws Exception {
        String total = Files.readAllLines(Path.of("/proc/meminfo")).get(0);
        return Long.parseLong(total.replaceAll("\\D", "")) * 1024;
    }
}
