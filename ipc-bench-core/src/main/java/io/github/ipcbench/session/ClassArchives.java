package io.github.ipcbench.session;

import io.github.ipcbench.directories.SessionDirectories;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Variant;
import io.github.ipcbench.plan.WorkerJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Archives of the classes that workers load, one for each Java runtime of a plan, in the session's private directories: with
 * one a worker starts sooner. They save time and nothing else, so where one cannot be made, workers do without.
 */
final class ClassArchives {
    /** Runs that save about the time that it takes to make an archive. */
    private static final int WORTH_RUNS = 8;

    private ClassArchives() {}

    /** The command of workers that take their classes from archives, where that is worth while. */
    static WorkerCommand made(BenchmarkPlan plan, WorkerCommand command, SessionDirectories directories)
            throws InterruptedException {
        boolean archivable = command.classPath().stream().allMatch(Files::isRegularFile);
        if (!archivable || runs(plan) < WORTH_RUNS) {
            return command;
        }
        WorkerCommand made = command;
        Set<WorkerJvm> tried = new HashSet<>();
        for (Variant variant : plan.variants()) {
            if (tried.add(variant.jvm())) {
                made = made(plan, made, directories, variant);
            }
        }
        return made;
    }

    private static int runs(BenchmarkPlan plan) {
        return plan.cases().size() * plan.runs().perCase();
    }

    private static WorkerCommand made(
            BenchmarkPlan plan, WorkerCommand command, SessionDirectories directories, Variant variant)
            throws InterruptedException {
        try {
            Path archive = directories.makeRun(variant.tempDirectory()).files().resolve("classes.jsa");
            HostProbe probe = new HostProbe(
                    plan, command.with(variant.jvm(), "-XX:ArchiveClassesAtExit=" + archive), directories);
            return probe.moveOneOfEach(variant, casesOf(plan, variant)) && Files.isRegularFile(archive)
                    ? command.with(variant.jvm(), "-XX:SharedArchiveFile=" + archive)
                    : command;
        } catch (IOException e) {
            return command;
        }
    }

    private static List<Case> casesOf(BenchmarkPlan plan, Variant variant) {
        return plan.cases().stream()
                .filter(key -> key.variant().equals(variant.name()))
                .filter(key -> key.payloadBytes() == plan.message().sizes().get(0))
                .toList();
    }
}
