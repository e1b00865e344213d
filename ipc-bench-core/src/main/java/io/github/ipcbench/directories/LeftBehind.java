package io.github.ipcbench.directories;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Private directories of sessions all of whose processes were killed: nobody was left to remove them, so the next session
 * does.
 *
 * <p>One is removed only if its name says that its controller's process id means the same here, no such process is alive,
 * and the directory is this user's. Whoever got that id since keeps the directory for a while.
 */
final class LeftBehind {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");
    private static final Path SELF = Path.of("/proc/self");
    private static final Optional<String> ID_SPACE = readIdSpace();

    private LeftBehind() {}

    /**
     * Where process ids mean the same: one boot of one machine, and one namespace of process ids in it; in digits and small
     * letters. Containers and hosts that share a directory differ in it, so that none takes another's live process for a
     * dead one. Empty where {@code /proc} shows another namespace's processes, or nothing: there is no telling who lives.
     */
    static Optional<String> idSpace() {
        return ID_SPACE;
    }

    private static Optional<String> readIdSpace() {
        try {
            String self = Files.readSymbolicLink(SELF).toString();
            if (!self.equals(Long.toString(ProcessHandle.current().pid()))) {
                return Optional.empty();
            }
            CRC32 sum = new CRC32();
            sum.update(Files.readAllBytes(BOOT));
            sum.update(Files.readSymbolicLink(NAMESPACE).toString().getBytes(StandardCharsets.UTF_8));
            return Optional.of(Long.toString(sum.getValue(), Character.MAX_RADIX));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Removes what lies in a directory where sessions make theirs. What cannot be removed stays: no session fails for what
     * another one left.
     *
     * @return what was removed
     */
    static List<Path> remove(Path parent) {
        if (ID_SPACE.isEmpty()) {
            return List.of();
        }
        Pattern name = Pattern.compile("ipcbench-([0-9]{1,18})-" + ID_SPACE.get() + "-[0-9a-z]+");
        List<Path> removed = new ArrayList<>();
        for (Path directory : abandoned(parent, name)) {
            if (removed(directory)) {
                removed.add(directory);
            }
        }
        return removed;
    }

    private static List<Path> abandoned(Path parent, Pattern name) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, "ipcbench-*")) {
            for (Path entry : entries) {
                Matcher matcher = name.matcher(entry.getFileName().toString());
                if (matcher.matches() && !isAlive(Long.parseLong(matcher.group(1)))) {
                    found.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Removed or unreadable: the session's own attempt to make directories there will say so.
            return List.of();
        }
        return found;
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static boolean removed(Path directory) {
        try {
            Optional<PrivateDirectory> ours = PrivateDirectory.found(directory);
            if (ours.isPresent()) {
                ours.get().remove();
            }
            return ours.isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
