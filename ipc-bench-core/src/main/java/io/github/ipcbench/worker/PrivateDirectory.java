package io.github.ipcbench.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** Whether a directory is the private one that it should be: whoever could enter it could send messages, or take them. */
final class PrivateDirectory {
    private static final String ONLY_THE_OWNER = "rwx------";

    private PrivateDirectory() {}

    /**
     * Requires a real directory of this process's user that nobody else can enter.
     *
     * @throws IOException when it is a link, no directory, somebody else's, or open to others
     */
    static void require(Path directory) throws IOException {
        PosixFileAttributes found =
                Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (found.isSymbolicLink() || !found.isDirectory()) {
            throw refusal(directory, "it is " + (found.isSymbolicLink() ? "a link" : "no directory"));
        }
        Object owner = Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        Object user = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        if (!owner.equals(user)) {
            throw refusal(directory, "it belongs to user " + owner + ", and this process to user " + user);
        }
        String permissions = PosixFilePermissions.toString(found.permissions());
        if (!permissions.equals(ONLY_THE_OWNER)) {
            throw refusal(directory, "its permissions are " + permissions + ", not " + ONLY_THE_OWNER);
        }
    }

    private static IOException refusal(Path directory, String why) {
        return new IOException("a run's directory must be private: " + directory + " is not, " + why);
    }
}
