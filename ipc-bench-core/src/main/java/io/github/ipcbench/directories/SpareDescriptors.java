package io.github.ipcbench.directories;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Descriptors held back, so that directories can be removed by a process that has used up all others it may have. */
final class SpareDescriptors implements Closeable {
    /** A directory is opened by two; at most a parent, a session's, a run's and a mode's are open at once. */
    private static final int NEEDED = 8;

    private final List<Closeable> held = new ArrayList<>();

    /** Fewer where the limit leaves fewer. */
    static SpareDescriptors hold() {
        SpareDescriptors spares = new SpareDescriptors();
        try {
            while (spares.held.size() < NEEDED) {
                spares.held.add(FileChannel.open(Path.of("/dev/null"), StandardOpenOption.READ));
            }
        } catch (IOException e) {
            // What is held is what can be had.
        }
        return spares;
    }

    /** None. */
    static SpareDescriptors none() {
        return new SpareDescriptors();
    }

    /** Gives them up. */
    @Override
    public synchronized void close() {
        for (Closeable each : held) {
            try {
                each.close();
            } catch (IOException e) {
                // There is nothing in it to lose.
            }
        }
        held.clear();
    }

    /** Gives them up; false when there were none. */
    synchronized boolean release() {
        boolean any = !held.isEmpty();
        close();
        return any;
    }
}
