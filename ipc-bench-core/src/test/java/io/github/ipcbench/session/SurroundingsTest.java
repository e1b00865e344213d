package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.MachineNoise;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole sessions in poor surroundings, made of mounts; {@code benchmarks/surroundings.sh} has many more. */
@Tag("root")
@Tag("forks")
class SurroundingsTest {
    @TempDir
    Path directory;

    /** Copies that are cut off, zero or empty lie over the kernel's files. */
    @Test
    void whereTheKernelTellsNothingASessionGoesOnAndTellsNoZero() throws Exception {
        MountNamespace namespace = namespace();
        Path zeros = write("stat", "cpu  0 0 0 0 0 0 0 0 0 0\ncpu0 0 0 0 0 0 0 0 0 0 0\n");
        Path empty = write("empty", "");
        List<String> mounts = new ArrayList<>(List.of("mount -t tmpfs tmpfs /sys"));
        mounts.add("mount --bind " + zeros + " /proc/stat");
        for (String file : List.of("/proc/meminfo", "/proc/loadavg", "/proc/cpuinfo", "/proc/config.gz")) {
            if (Files.exists(Path.of(file))) {
                mounts.add("mount --bind " + empty + " " + file);
            }
        }

        Results results = session(namespace, mounts);

        assertThat(results.environment().memoryBytes()).isEmpty();
        assertThat(results.environment().loadAverage()).isEmpty();
        assertThat(results.environment().cpu()).isEqualTo("unknown");
        assertThat(results.environment().details().orElseThrow().clockSource()).isEmpty();
        MachineNoise noise = results.runs().get(0).noise().orElseThrow().machine();
        assertThat(noise.busyNanos()).isEmpty();
        assertThat(noise.stealNanos()).isEmpty();
    }

    @Test
    void aQueueThatCannotLieInMemoryIsRecordedAndDoubted() throws Exception {
        MountNamespace namespace = namespace();

        Results results = session(
                namespace,
                List.of(
                        "mkdir " + directory + "/files",
                        "mount -t ramfs ramfs " + directory + "/files",
                        "mount -t tmpfs -o ro tmpfs /dev/shm"));

        assertThat(results.environment().queueFileSystem()).contains("ramfs");
        assertThat(results.warnings()).contains(Warning.of(WarningCode.QUEUE_FILE_SYSTEM, "ramfs"));
    }

    /** The file system of the files is filled when the third run begins. */
    @Test
    void aCaseWithoutRoomIsVoidAndTheOthersGoOn() throws Exception {
        MountNamespace namespace = namespace();
        Path files = Files.createDirectory(directory.resolve("files"));
        Path output = Files.createDirectory(directory.resolve("output"));

        int status =
                namespace.run("sh -c 'mount -t tmpfs -o size=64m,mode=700 tmpfs " + files + " && \"$0\" -cp \"$1\" "
                        + FillingMain.class.getName() + " " + files + " " + output + " " + files
                        + " 3' \"$0\" \"$1\"");

        assertThat(status).as(namespace::log).isZero();
        Results results = ResultsJson.read(output.resolve("results.json"));
        assertThat(results.complete()).isTrue();
        assertThat(results.plannedRuns()).isEqualTo(3);
        assertThat(SessionSummary.of(results).cases())
                .extracting(one -> one.key().mode())
                .containsExactly("mmap-relaxed");
        assertThat(results.unsupported()).isEmpty();
        assertOutOfSpace(results.cases().get(0), 3);
        assertThat(results.runs())
                .extracting(run -> run.key().mode())
                .containsExactly("file", "mmap-relaxed", "mmap-relaxed");
        assertThat(results.runs()).extracting(RunResult::index).containsExactly(1, 2, 4);
    }

    /** Its memory is taken before it is mapped: what cannot be had is an error there, and no SIGBUS later. */
    @Test
    void aQueueThatAFullTmpfsCannotHoldVoidsItsRunAndTheOthersGoOn() throws Exception {
        MountNamespace namespace = namespace();
        Path files = Files.createDirectory(directory.resolve("files"));
        Path output = Files.createDirectory(directory.resolve("output"));

        int status = namespace.run("sh -c 'mount -t tmpfs -o size=24m tmpfs /dev/shm && \"$0\" -cp \"$1\" "
                + FillingMain.class.getName() + " " + files + " " + output + " /dev/shm 4' \"$0\" \"$1\"");

        assertThat(status).as(namespace::log).isZero();
        Results results = ResultsJson.read(output.resolve("results.json"));
        assertThat(results.complete()).isTrue();
        assertOutOfSpace(results.cases().get(1), 4);
        assertThat(results.runs()).extracting(run -> run.key().mode()).containsExactly("file", "mmap-relaxed", "file");
    }

    @Test
    void aMessageTooLargeForSharedMemoryIsRefusedBeforeAnythingIsForked() throws Exception {
        MountNamespace namespace = namespace();
        Path files = Files.createDirectory(directory.resolve("files"));

        int status = namespace.run("sh -c 'mount -t tmpfs -o size=9m tmpfs /dev/shm && \"$0\" -cp \"$1\" "
                + SurroundedMain.class.getName() + " " + files + " 4194304' \"$0\" \"$1\"");

        assertThat(status).isOne();
        assertThat(namespace.log())
                .contains("ipcbench.size: '4194304' is too large for mode mmap-relaxed: a run takes 54530880 bytes of"
                        + " '/dev/shm', and 9437184 are free; valid there: up to 725560");
        assertThat(files).isEmptyDirectory();
    }

    private static void assertOutOfSpace(CaseRecord one, int run) {
        CaseRecord.Voided why = one.voided().orElseThrow();
        assertThat(why.run()).hasValue(run);
        assertThat(why.reason()).containsIgnoringCase("no space left on device");
    }

    private MountNamespace namespace() throws Exception {
        MountNamespace namespace = new MountNamespace(directory);
        namespace.require("true", "only root mounts, in a mount namespace of its own");
        return namespace;
    }

    /** Mounts all that, then measures; what is stored is copied out of the namespace. */
    private Results session(MountNamespace namespace, List<String> mounts) throws Exception {
        Path stored = directory.resolve("stored.json");
        Path files = directory.resolve("files");
        String script = String.join(" && ", mounts) + " && mkdir -p " + files + " && \"$0\" -cp \"$1\" "
                + SurroundedMain.class.getName() + " " + files + " && cp " + files + "/results.json " + stored;

        int status = namespace.run("sh -c '" + script + "' \"$0\" \"$1\"");

        assertThat(status).as(namespace::log).isZero();
        return ResultsJson.read(stored);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
