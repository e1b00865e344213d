package io.github.ipcbench.directories;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a session's private directories lie in: real paths, in which nobody but this user and root can rename or remove what
 * this user made.
 *
 * @param sockets short, since a socket's address holds 108 bytes
 * @param files the plan's temporary directory
 * @param memory in memory where the machine has such a file system with some room, else where files lie
 */
record ParentDirectories(Path sockets, Path files, Path memory) {
    /**
     * Room in sun_path's 108 bytes for {@code /ipcbench-4194304-1z141z3-1z141z3/szzzz/data} and its closing zero: a
     * session's directory, a run's and a socket's name, each at its longest.
     */
    private static final int LONGEST_SOCKET_PARENT_BYTES = 62;

    /** Several times what a queue takes for the article's message. */
    private static final long LEAST_MEMORY_BYTES = 8L << 20;

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final int STICKY = 01000;
    private static final int GROUP_WRITES = 0020;
    private static final int OTHERS_WRITE = 0002;

    /**
     * Those of a session.
     *
     * @throws IOException when one cannot be had, or another user could take away what lies in it; says what helps
     */
    static ParentDirectories of(Path tempDirectory) throws IOException {
        Path files = safe("ipcbench.tempDirectory", tempDirectory);
        Path sockets = safe("java.io.tmpdir", socketParent());
        return new ParentDirectories(
                sockets, files, hasRoom(SHARED_MEMORY) ? safe("shared memory", SHARED_MEMORY) : files);
    }

    /** Whether shared memory can lie in a directory: one that is there, can be written, and is not all but full. */
    static boolean hasRoom(Path directory) throws IOException {
        return Files.isDirectory(directory)
                && Files.isWritable(directory)
                && Files.getFileStore(directory).getUsableSpace() >= LEAST_MEMORY_BYTES;
    }

    private static Path socketParent() throws IOException {
        List<Path> candidates =
                List.of(Path.of(System.getProperty("java.io.tmpdir")), Path.of("/tmp"), Path.of("/var/tmp"));
        List<Path> fitting = new ArrayList<>();
        for (Path candidate : candidates) {
            if (Files.isDirectory(candidate) && Files.isWritable(candidate) && isShort(candidate)) {
                fitting.add(candidate);
            }
        }
        // Who makes a socket's address may take another charset than who makes its directory: ASCII is the same in all.
        Optional<Path> plain =
                fitting.stream().filter(ParentDirectories::isAscii).findFirst();
        if (plain.isPresent()) {
            return plain.get();
        } else if (!fitting.isEmpty()) {
            return fitting.get(0);
        }
        throw new IOException("no writable directory with a path of at most " + LONGEST_SOCKET_PARENT_BYTES
                + " bytes for sockets; tried " + candidates + "; set -Djava.io.tmpdir to one");
    }

    private static boolean isShort(Path directory) throws IOException {
        return directory.toRealPath().toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_PARENT_BYTES;
    }

    private static boolean isAscii(Path directory) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(directory.toString());
    }

    /** All of them, each once. */
    Set<Path> all() {
        return new LinkedHashSet<>(List.of(sockets, files, memory));
    }

    /** Looks at the directory and at all that it lies in: whoever can rename one of them can put his own in its place. */
    private static Path safe(String property, Path directory) throws IOException {
        Path real = directory.toRealPath();
        for (Path each = real; each != null; each = each.getParent()) {
            String danger = danger(each);
            if (!danger.isEmpty()) {
                throw new IOException(property + ": '" + directory + "' is not safe, since "
                        + (each.equals(real) ? "it" : "'" + each + "'") + " " + danger
                        + ", so that another user can take away what lies there; valid: a directory that only this user"
                        + " or root can write in, or one with the sticky bit, as /tmp has it");
            }
        }
        return real;
    }

    private static String danger(Path directory) throws IOException {
        Map<String, Object> found = Files.readAttributes(directory, "unix:mode,uid,owner,group");
        if (!owners().contains(found.get("uid"))) {
            return "belongs to user " + found.get("owner");
        }
        int mode = (int) found.get("mode");
        // A group of its owner's name has nobody else in it, where users have groups of their own.
        boolean ofItsGroup =
                !found.get("group").toString().equals(found.get("owner").toString());
        int writers = mode & (ofItsGroup ? GROUP_WRITES | OTHERS_WRITE : OTHERS_WRITE);
        if (writers == 0 || (mode & STICKY) != 0) {
            return "";
        }
        return "can be written by " + ((writers & OTHERS_WRITE) != 0 ? "everybody" : "group " + found.get("group"))
                + " and has no sticky bit (" + permissions(directory) + ")";
    }

    private static String permissions(Path directory) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory));
    }

    /** Root, who owns "/" where a namespace of users has no root, and this user. */
    private static Set<Object> owners() throws IOException {
        return Set.copyOf(List.of(
                0,
                Files.getAttribute(Path.of("/"), "unix:uid"),
                Files.getAttribute(Path.of("/proc/self"), "unix:uid")));
    }
}
