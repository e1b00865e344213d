package io.github.ipcbench.session;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Private directories of runs whose controller and workers were all killed at once: nobody was left to remove them, so the
 * next session does.
 *
 * <p>One is removed only if its name says that its controller's process id means the same here ({@link ProcessIdSpace}),
 * no such process is alive, and the directory is this user's. Whoever got that id since keeps the directory for a while.
 */
final class LeftBehind {
    private LeftBehind() {}

    /**
     * Removes those that lie where a run with this temporary directory would have its own. What cannot be removed stays:
     * no session fails for what another one left.
     *
     * @return what was removed
     */
    static List<Path> remove(Path tempDirectory) throws IOException {
        Optional<String> here = ProcessIdSpace.here();
        if (here.isEmpty()) {
            return List.of();
        }
        Pattern name = Pattern.compile("ipcbench-([0-9]{1,18})-" + here.get() + "-[0-9a-z]+");
        List<Path> removed = new ArrayList<>();
        for (Path parent : new LinkedHashSet<>(RunDirectories.parents(tempDirectory))) {
            for (Path directory : abandoned(parent, name)) {
                if (removed(directory)) {
                    removed.add(directory);
                }
            }
        }
        return removed;
    }

    private static List<Path> abandoned(Path parent, Pattern name) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, "ipcbench-*")) {
            for (Path entry : entries) {
                Matcher matcher = name.matcher(entry.getFileName().toString());
                if (matcher.matches() && !isAlive(Long.parseLong(matcher.group(1))) && isOurs(entry)) {
                    found.add(entry);
                }
            }
        } catch (IOException e) {
            // Removed or unreadable: the session's own attempt to make directories there will say so.
            return List.of();
        }
        return found;
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static boolean isOurs(Path entry) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return attributes.isDirectory()
                && Files.getAttribute(entry, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                        .equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    private static boolean removed(Path directory) {
        try {
            RunDirectories.delete(directory);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
