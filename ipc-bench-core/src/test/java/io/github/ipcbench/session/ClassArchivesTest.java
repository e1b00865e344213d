package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.directories.SessionDirectories;
import io.github.ipcbench.plan.BenchmarkPlan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Java runtimes: whether an archive is taken is for the runtime to say. */
@Tag("forks")
class ClassArchivesTest {
    private static final String WORKER = "io.github.ipcbench.worker.WorkerMain source: ";

    @TempDir
    private Path directory;

    @Test
    void aWorkerTakesItsClassesFromTheArchive() throws Exception {
        Path loaded = directory.resolve("loaded");
        BenchmarkPlan plan = TestPlans.withJvmArguments(plan(8), List.of("-Xlog:class+load:file=" + loaded));
        try (SessionDirectories directories = SessionDirectories.make(plan.tempDirectories(), warning -> {})) {
            WorkerCommand command = ClassArchives.made(plan, ofJars(), directories);
            new HostProbe(plan, command, directories).host();
        }

        assertThat(loaded).content().contains(WORKER + "shared objects file (top)");
    }

    @Test
    void aSessionOfFewRunsOrOfClassesThatLieInFoldersDoesWithout() throws Exception {
        try (SessionDirectories directories = SessionDirectories.make(plan(8).tempDirectories(), warning -> {})) {
            assertThat(ClassArchives.made(plan(7), ofJars(), directories).archiveFlags())
                    .isEmpty();
            assertThat(ClassArchives.made(plan(8), WorkerCommand.ofThisProcess(), directories)
                            .archiveFlags())
                    .isEmpty();
        }
    }

    @Test
    void whereNoneCanBeMadeWorkersDoWithout() throws Exception {
        BenchmarkPlan plan = TestPlans.withJvmArguments(plan(8), List.of("-XX:NoSuchFlagAtAll"));
        try (SessionDirectories directories = SessionDirectories.make(plan.tempDirectories(), warning -> {})) {
            assertThat(ClassArchives.made(plan, ofJars(), directories).archiveFlags())
                    .isEmpty();
        }
    }

    private BenchmarkPlan plan(int runs) {
        return TestPlans.of(directory, runs, OptionalLong.of(1), 4096, "mmap-relaxed");
    }

    /** The engine as a jar, since no archive is made of what lies in folders. */
    private WorkerCommand ofJars() throws IOException {
        List<Path> classPath = new ArrayList<>();
        for (Path entry : WorkerCommand.ofThisProcess().classPath()) {
            if (Files.isRegularFile(entry)) {
                classPath.add(entry);
            } else if (entry.endsWith("classes")) {
                classPath.add(jar(entry));
            }
        }
        return new WorkerCommand(classPath, WorkerCommand.WORKER_MAIN);
    }

    private Path jar(Path classes) throws IOException {
        Path jar = directory.resolve("engine.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file);
                Stream<Path> found = Files.walk(classes)) {
            for (Path each : found.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new ZipEntry(classes.relativize(each).toString()));
                Files.copy(each, entries);
            }
        }
        return jar;
    }
}
