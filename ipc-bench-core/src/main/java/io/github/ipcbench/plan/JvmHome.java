package io.github.ipcbench.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The home directory of a Java runtime that workers can be forked from. */
final class JvmHome {
    /** The oldest Java that workers run on. */
    static final int MINIMUM_FEATURE = 17;

    private static final int MAX_RELEASE_BYTES = 1 << 16;
    private static final Pattern FEATURE = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?([0-9]{1,4})[^0-9]");

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
        return home;
    }

    /** The runtime's feature version; empty when it does not say, for the workers then find out. */
    static OptionalInt feature(Path home) {
        try (InputStream in = Files.newInputStream(home.resolve("release"))) {
            Matcher version =
                    FEATURE.matcher(new String(in.readNBytes(MAX_RELEASE_BYTES), StandardCharsets.ISO_8859_1));
            return version.find() ? OptionalInt.of(Integer.parseInt(version.group(1))) : OptionalInt.empty();
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }
}
