package io.github.ipcbench.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The home directory of a Java runtime that workers can be forked from. */
final class JvmHome {
    /** The oldest Java that workers run on. */
    static final int MINIMUM_FEATURE = 17;

    private static final int MAX_RELEASE_BYTES = 1 << 16;
    private static final Pattern FEATURE = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?([0-9]{1,4})[^0-9]");

    private static final Pattern MODULES = Pattern.compile("MODULES=\"([^\"]*)\"");

    /** Of libraries that load native code, and of the flags that a worker tells. */
    private static final List<String> NEEDED = List.of("java.logging", "java.management", "jdk.management");

    private JvmHome() {}

    /** Accepts a directory whose {@code bin/java} can be executed and is, by its release file, new enough. */
    static Path at(Path home) throws UnusableException {
        Path launcher = home.resolve("bin").resolve("java");
        if (!Files.isRegularFile(launcher)) {
            throw new UnusableException("does not hold bin/java");
        }
        if (!Files.isExecutable(launcher)) {
            throw new UnusableException("holds a bin/java that cannot be executed");
        }
        OptionalInt feature = feature(home);
        if (feature.isPresent() && feature.getAsInt() < MINIMUM_FEATURE) {
            throw new UnusableException("is Java " + feature.getAsInt());
        }
        List<String> missing = missingModules(home);
        if (!missing.isEmpty()) {
            throw new UnusableException("is a runtime image without the modules " + String.join(", ", missing));
        }
        return home;
    }

    /** What workers need and an image lacks, as made by jlink; none when it does not say what it holds. */
    private static List<String> missingModules(Path home) {
        Matcher modules = MODULES.matcher(release(home));
        if (!modules.find()) {
            return List.of();
        }
        List<String> held = Arrays.asList(modules.group(1).split(" ", -1));
        return NEEDED.stream().filter(name -> !held.contains(name)).toList();
    }

    /** The runtime's feature version; empty when it does not say, for the workers then find out. */
    static OptionalInt feature(Path home) {
        Matcher version = FEATURE.matcher(release(home));
        return version.find() ? OptionalInt.of(Integer.parseInt(version.group(1))) : OptionalInt.empty();
    }

    /** What the runtime says of itself; empty when it says nothing. */
    private static String release(Path home) {
        try (InputStream in = Files.newInputStream(home.resolve("release"))) {
            return new String(in.readNBytes(MAX_RELEASE_BYTES), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
