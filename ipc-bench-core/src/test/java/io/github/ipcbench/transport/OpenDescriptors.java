package io.github.ipcbench.transport;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Counts this process's descriptors of the kinds that tests send; what else the JVM opens and closes is its affair. */
public final class OpenDescriptors {

    private OpenDescriptors() {}

    /** How many are open of {@code /dev/null} and of files in {@code directory} and in memory, deleted ones included. */
    public static long count(Path directory) throws IOException {
        long open = 0;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                open += isOfAKindThatIsSent(descriptor, directory) ? 1 : 0;
            }
        }
        return open;
    }

    private static boolean isOfAKindThatIsSent(Path descriptor, Path directory) throws IOException {
        try {
            Path target = Files.readSymbolicLink(descriptor);
            return target.equals(Path.of("/dev/null"))
                    || target.startsWith(directory)
                    || target.toString().startsWith("/memfd:ipc-bench");
        } catch (NoSuchFileException e) {
            return false; // closed since it was listed
        }
    }
}
