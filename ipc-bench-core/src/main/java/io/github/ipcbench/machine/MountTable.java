package io.github.ipcbench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the mount table, {@code /proc/self/mountinfo} (proc_pid_mountinfo(5)). */
final class MountTable {
    private static final String FILE = "proc/self/mountinfo";
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    /** A switch, such as {@code noatime}; {@code user} alone says who may unmount and, on some systems, who did. */
    private static final Pattern SWITCH = Pattern.compile("(?!user$)[a-z][a-z0-9_]*");

    /** A value that is a plain number, perhaps with a unit, is no name. */
    private static final Pattern NUMBER = Pattern.compile("([a-z0-9_]+)=[0-9]+[kmgtKMGT%]?");

    /** Numbers that tell about users rather than about cost. */
    private static final Set<String> PERSONAL_NUMBERS =
            Set.of("uid", "gid", "user_id", "group_id", "resuid", "resgid", "fsuid", "fsgid", "cruid", "backupuid");

    /** Options whose value is one of the file system's own words. */
    private static final Pattern WORD = Pattern.compile(
            "(data|errors|discard|compress|compress-force|space_cache|cache|proto|vers|huge|xino|index|metacopy"
                    + "|redirect_dir|jqfmt|alloc_mode|fsync_mode|journal|dax|local_lock)=[a-z0-9._:-]+");

    private MountTable() {}

    /**
     * One mounted file system.
     *
     * @param point where it is mounted
     * @param type such as ext4
     * @param options of the mount, then of the file system, each once
     */
    record Mount(String point, String type, List<String> options) {
        Mount {
            options = List.copyOf(options);
        }

        boolean forbidsExecution() {
            return options.contains("noexec");
        }

        /** The options that name neither a path nor a user, an address or a mapping of them. */
        List<String> impersonalOptions() {
            return options.stream().filter(MountTable::isImpersonal).toList();
        }
    }

    /** Only forms that cannot hold a path, a user, a host or an address pass; what is new is left out. */
    private static boolean isImpersonal(String option) {
        Matcher number = NUMBER.matcher(option);
        return SWITCH.matcher(option).matches()
                || WORD.matcher(option).matches()
                || (number.matches() && !PERSONAL_NUMBERS.contains(number.group(1)));
    }

    /**
     * The file system that holds this file or directory, or would if it were made; absent when the table does not show it.
     */
    static Optional<Mount> holding(Path file) {
        return holding(Path.of("/"), file);
    }

    /** @param root of the file system that has the table */
    static Optional<Mount> holding(Path root, Path file) {
        try {
            String path = nearestExisting(file.toAbsolutePath()).toRealPath().toString();
            return SystemFile.lines(root.resolve(FILE)).flatMap(lines -> holding(path, lines));
        } catch (IOException unreachable) {
            return Optional.empty();
        }
    }

    /** This file, or the nearest directory above it that is there. */
    static Path nearestExisting(Path absolute) {
        return Stream.iterate(absolute, Objects::nonNull, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .orElse(absolute);
    }

    /** The longest mount point that holds the path; of several mounts on one point the last hides the others. */
    static Optional<Mount> holding(String absolutePath, List<String> lines) {
        return lines.stream()
                .flatMap(line -> parse(line).stream())
                .filter(mount -> isWithin(absolutePath, mount.point()))
                .reduce((first, second) -> longer().compare(first, second) > 0 ? first : second);
    }

    private static Comparator<Mount> longer() {
        return Comparator.comparingInt(mount -> mount.point().length());
    }

    private static boolean isWithin(String path, String folder) {
        return folder.equals("/") || path.equals(folder) || path.startsWith(folder + "/");
    }

    /**
     * Reads {@code id parent major:minor root point options [optional ...] - type source superOptions}; absent when the
     * line is not of this form.
     */
    static Optional<Mount> parse(String line) {
        List<String> words = Arrays.asList(line.split(" "));
        int dash = words.indexOf("-");
        if (dash < 6 || words.size() < dash + 4) {
            return Optional.empty();
        }
        List<String> options = Stream.of(words.get(5), words.get(dash + 3))
                .flatMap(list -> Arrays.stream(list.split(",")))
                .filter(option -> !option.isEmpty())
                .distinct()
                .toList();
        return Optional.of(new Mount(unescaped(words.get(4)), words.get(dash + 1), options));
    }

    /** The kernel writes blanks and backslashes in octal. */
    private static String unescaped(String word) {
        return OCTAL.matcher(word)
                .replaceAll(octal ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(octal.group(1), 8))));
    }
}
