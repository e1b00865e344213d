package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.WorkerJvm;
import io.github.ipcbench.results.CpuAccounting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded of a machine names neither its user nor its host nor a path, wherever such a name stands. */
@Tag("forks")
class PrivacyTest {
    private static final String PLANTED = "Ann-Planted";

    @TempDir
    Path folder;

    @Test
    void planted_names_do_not_reach_the_record() throws Exception {
        Path home = Files.createDirectory(folder.resolve(PLANTED));
        List<String> command = ForkedJava.command(
                Main.class,
                "-Duser.name=" + PLANTED,
                "-Duser.home=" + home,
                "-Duser.dir=" + home,
                "-Djava.io.tmpdir=" + home,
                "-Dhostname=" + PLANTED,
                "-XX:HeapDumpPath=" + PLANTED + ".hprof",
                "-XX:ErrorFile=" + home.resolve("error.log"),
                "-XX:OnOutOfMemoryError=mail " + PLANTED,
                "-Xlog:gc:file=" + home.resolve("gc.log"),
                "-Xmx99m");
        List<String> withNames = new java.util.ArrayList<>(
                List.of("env", "USER=" + PLANTED, "LOGNAME=" + PLANTED, "HOSTNAME=" + PLANTED, "HOME=" + home));
        withNames.addAll(command);

        String record = ForkedJava.outputOf(withNames);

        assertThat(record)
                .contains("-Xmx99m")
                .doesNotContain(PLANTED, folder.toString())
                .doesNotContainPattern("/(home|root|Users)\\b");
    }

    /** Prints what is recorded of this machine, its temporary directory being the planted one. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
            System.out.println(EnvironmentProbe.detect(
                            temporary, new WorkerJvm(Path.of(System.getProperty("java.home")), List.of()))
                    .with(HostDetailsProbe.detect(
                            temporary,
                            new CpuAccounting(CpuAccounting.UNKNOWN, OptionalInt.empty(), "not tried"),
                            List.of("-Xss1m", "-Dlabel=" + PLANTED, PLANTED))));
        }
    }
}
