package io.github.ipcbench.runner;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/** Ends the run under way when the controller's JVM is told to stop, so that no worker or directory outlives it. */
final class ShutdownGuard implements AutoCloseable {
    private final AtomicReference<OpenRun> current = new AtomicReference<>();
    private final Thread hook = new Thread(this::stop, "ipcbench-shutdown");
    private volatile boolean stopped;

    private ShutdownGuard() {}

    static ShutdownGuard install() {
        ShutdownGuard guard = new ShutdownGuard();
        guard.stopped = !Shutdown.tryAdd(guard.hook);
        return guard;
    }

    /**
     * Takes the place of the run guarded before.
     *
     * @throws IOException when the JVM is shutting down; the run is then ended
     */
    OpenRun guard(OpenRun run) throws IOException {
        current.set(run);
        if (stopped) {
            abortCurrent();
            throw new IOException("no run can begin: this JVM is shutting down");
        }
        return run;
    }

    private void stop() {
        stopped = true;
        abortCurrent();
    }

    private void abortCurrent() {
        OpenRun run = current.getAndSet(null);
        if (run != null) {
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
