package io.github.ipcbench.session;

import io.github.ipcbench.directories.SessionDirectories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Owns the private directories of a session and knows its runs under way; ends them when closed, or when the controller's
 * JVM is told to stop, so that no worker or directory outlives it.
 */
final class ShutdownGuard implements AutoCloseable {
    private final Set<Run> current = ConcurrentHashMap.newKeySet();
    private final Thread hook = new Thread(this::stop, "ipcbench-shutdown");
    private volatile boolean stopped;
    private volatile SessionDirectories directories;

    private ShutdownGuard() {}

    /**
     * Makes a session's directories, and watches over them from then on.
     *
     * @param tempDirectories those of its runs
     * @param warnings hears of each directory that cannot be removed
     * @throws IOException when they cannot be made, or the JVM is shutting down
     */
    static ShutdownGuard install(Collection<Path> tempDirectories, Consumer<String> warnings) throws IOException {
        ShutdownGuard guard = new ShutdownGuard();
        guard.stopped = !Shutdown.tryAdd(guard.hook);
        try {
            guard.directories = SessionDirectories.make(tempDirectories, warnings);
            guard.requireGoingOn();
            return guard;
        } catch (IOException e) {
            guard.close();
            throw e;
        }
    }

    SessionDirectories directories() {
        return directories;
    }

    /**
     * Watches over a run until it is released.
     *
     * @throws IOException when the JVM is shutting down; the run is then ended
     */
    Run guard(Run run) throws IOException {
        current.add(run);
        requireGoingOn();
        return run;
    }

    private void requireGoingOn() throws IOException {
        if (stopped) {
            end();
            throw new IOException("no run can begin: this JVM is shutting down");
        }
    }

    /** Forgets a run that has ended. */
    void release(Run run) {
        current.remove(run);
    }

    private void stop() {
        stopped = true;
        end();
    }

    private void end() {
        current.forEach(Run::close);
        if (directories != null) {
            directories.close();
        }
    }

    @Override
    public void close() {
        end();
        Shutdown.tryRemove(hook);
    }
}
