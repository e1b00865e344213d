package io.github.ipcbench.plan;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Modes and surroundings that plans are made from in tests. */
final class PlanExamples {
    static final Mode SOCKET = new Mode("socket", "one datagram", true).in("sockets");
    static final Mode FILE = new Mode("file", "a temporary file", true);
    static final Mode MMAP_RELAXED = new Mode("mmap-relaxed", "a shared mapping", true);
    static final Mode STREAM = new Mode("stream", "a stream socket", false).in("sockets");
    static final List<Mode> KNOWN = List.of(SOCKET, FILE, MMAP_RELAXED, STREAM);

    private PlanExamples() {}

    static PlanDefaults defaults(Path directory) {
        return new PlanDefaults(
                directory,
                directory,
                directory.resolve("out"),
                Path.of(System.getProperty("java.home")),
                42,
                List.of(0, 1));
    }

    static BenchmarkPlan parse(Path directory, Map<String, String> given) throws InvalidPlanException {
        return new PlanParser(KNOWN).parse(given, defaults(directory));
    }

    /** Names without their prefix, each followed by its value. */
    static Map<String, String> given(String... namesAndValues) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            given.put(PlanProperty.PREFIX + namesAndValues[index], namesAndValues[index + 1]);
        }
        return given;
    }
}
