package io.github.ipcbench.directories;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Uses up all descriptors it may have, then removes a session's directories; prints what it was warned of. */
public final class UsedUpMain {
    private UsedUpMain() {}

    public static void main(String[] arguments) throws Exception {
        Path parent = Path.of(arguments[0]);
        List<FileInputStream> used = new ArrayList<>();
        // First without: the classes lie in folders here, and need a descriptor each to be loaded.
        makeAndRemove(parent, () -> {});
        makeAndRemove(parent, () -> useUp(used));
        System.out.println(used.size() > 100 ? "used up" : "not used up");
    }

    private static void makeAndRemove(Path parent, Runnable meanwhile) throws IOException {
        try (SessionDirectories session = SessionDirectories.make(Set.of(parent), UsedUpMain::print);
                RunDirectories run = session.makeRun(parent)) {
            Files.createFile(
                    Files.createDirectory(run.files().resolve("of-a-mode")).resolve("file"));
            meanwhile.run();
        }
    }

    private static void print(String warning) {
        System.out.println(warning);
    }

    private static void useUp(List<FileInputStream> used) {
        try {
            while (true) {
                used.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            // As wanted.
        }
    }
}
