package io.github.ipcbench.calls.strace;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A release of strace. */
public record StraceVersion(int major, int minor) implements Comparable<StraceVersion> {
    /** The first with nanosecond time stamps and durations; seccomp-bpf came with 5.3. */
    public static final StraceVersion OLDEST_USABLE = new StraceVersion(5, 6);

    private static final Pattern FIRST_LINE = Pattern.compile("strace -- version ([0-9]{1,4})\\.([0-9]{1,4}).*");

    /** The version in what {@code strace -V} prints. */
    public static Optional<StraceVersion> in(String output) {
        Matcher firstLine = FIRST_LINE.matcher(output.lines().findFirst().orElse(""));
        return firstLine.matches()
                ? Optional.of(
                        new StraceVersion(Integer.parseInt(firstLine.group(1)), Integer.parseInt(firstLine.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(StraceVersion other) {
        return Comparator.comparingInt(StraceVersion::major)
                .thenComparingInt(StraceVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
