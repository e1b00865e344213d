package io.github.ipcbench.session;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends the runs under way when the controller's JVM is told to stop, so that no worker or directory outlives it. */
final class ShutdownGuard implements AutoCloseable {
    private final Set<OpenRun> current = ConcurrentHashMap.newKeySet();
    private final Thread hook = new Thread(this::stop, "ipcbench-shutdown");
    private volatile boolean stopped;

    private ShutdownGuard() {}

    static ShutdownGuard install() {
        ShutdownGuard guard = new ShutdownGuard();
        guard.stopped = !Shutdown.tryAdd(guard.hook);
        return guard;
    }

    /**
     * Watches over a run until it is released.
     *
     * @throws IOException when the JVM is shutting down; the run is then ended
     */
    OpenRun guard(OpenRun run) throws IOException {
        current.add(run);
        if (stopped) {
            abortCurrent();
            throw new IOException("no run can begin: this JVM is shutting down");
        }
        return run;
    }

    /** Forgets a run that has ended. */
    void release(OpenRun run) {
        current.remove(run);
    }

    private void stop() {
        stopped = true;
        abortCurrent();
    }

    private void abortCurrent() {
        for (OpenRun run : current) {
            try {
                run.abort();
            } catch (IOException e) {
                System.err.println(e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        Shutdown.tryRemove(hook);
    }
}
