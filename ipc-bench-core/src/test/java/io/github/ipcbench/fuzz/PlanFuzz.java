package io.github.ipcbench.fuzz;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.InvalidPlanException;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.PlanDefaults;
import io.github.ipcbench.plan.PlanParser;
import io.github.ipcbench.plan.PlanProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Any values of the properties are a plan, or one line for each problem that names its property.
 *
 * <p>An input is {@code <number of the property><value>\n} again and again. Directories keep their defaults: a fuzzer
 * must not write all over the machine.
 */
public final class PlanFuzz {
    private static final List<Mode> KNOWN =
            List.of(new Mode("socket", "one", true), new Mode("file", "two", true), new Mode("stream", "three", false));
    private static final List<String> NAMES = PlanProperty.namesOfPlan().stream()
            .filter(name -> !name.equals(PlanProperty.OUTPUT_DIRECTORY.fullName())
                    && !name.equals(PlanProperty.TEMP_DIRECTORY.fullName()))
            .toList();
    private static final PlanDefaults DEFAULTS = defaults();

    private PlanFuzz() {}

    private static PlanDefaults defaults() {
        try {
            Path memory = Path.of("/dev/shm");
            Path directory = Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "ipcbench-fuzz-")
                    : Files.createTempDirectory("ipcbench-fuzz-");
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> directory.toFile().delete()));
            return new PlanDefaults(
                    directory, directory, directory, Path.of(System.getProperty("java.home")), 42, List.of(0, 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String line : new String(input, StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isEmpty()) {
                given.put(NAMES.get(line.charAt(0) % NAMES.size()), line.substring(1));
            }
        }
        try {
            BenchmarkPlan plan = new PlanParser(KNOWN).parse(given, DEFAULTS);
            Said.require(plan.given().equals(given), "the plan forgets what was given");
        } catch (InvalidPlanException e) {
            for (String problem : e.problems()) {
                Said.require(given.keySet().stream().anyMatch(name -> problem.startsWith(name + ": ")), problem);
            }
        }
    }
}
