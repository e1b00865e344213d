package io.github.ipcbench.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The options the running kernel was built with.
 *
 * @param options value by name, names without {@code CONFIG_}; an option that is not set has the value {@code n}
 */
record KernelConfig(Map<String, String> options) {
    private static final Pattern SET = Pattern.compile("CONFIG_(\\w+)=(.*)");
    private static final Pattern NOT_SET = Pattern.compile("# CONFIG_(\\w+) is not set");

    KernelConfig {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** The configuration of the running kernel from the places where distributions keep it, if any may be read. */
    static Optional<KernelConfig> ofRunningKernel() {
        return under(Path.of("/"), System.getProperty("os.version"));
    }

    /** @param root of the file system */
    static Optional<KernelConfig> under(Path root, String release) {
        return List.of("proc/config.gz", "boot/config-" + release, "lib/modules/" + release + "/config").stream()
                .flatMap(file -> read(root.resolve(file)).stream())
                .findFirst();
    }

    /** Reads one file, gzipped when its name ends so; absent when it cannot be read to its end, or names no option. */
    static Optional<KernelConfig> read(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return Optional.of(parse(reader.lines().toList()))
                    .filter(config -> !config.options().isEmpty());
        } catch (IOException | UncheckedIOException absent) {
            return Optional.empty();
        }
    }

    static KernelConfig parse(List<String> lines) {
        Map<String, String> options = new TreeMap<>();
        for (String line : lines) {
            Matcher set = SET.matcher(line);
            Matcher notSet = NOT_SET.matcher(line);
            if (set.matches()) {
                options.put(set.group(1), set.group(2));
            } else if (notSet.matches()) {
                options.put(notSet.group(1), "n");
            }
        }
        return new KernelConfig(options);
    }

    boolean isBuiltIn(String option) {
        return "y".equals(options.get(option));
    }
}
