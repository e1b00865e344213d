package io.github.ipcbench.runner;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/** Ends the run under way when the controller's JVM is told to stop, so that no worker or directory outlives it. */
final class ShutdownGuard implements AutoCloseable {
    private final AtomicReference<OpenRun> current = new AtomicReference<>();
    private final Thread hook = new Thread(this::abortCurrent, "ipcbench-shutdown");

    private ShutdownGuard() {}

    static ShutdownGuard install() {
        ShutdownGuard guard = new ShutdownGuard();
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    /** Takes the place of the run guarded before. */
    OpenRun guard(OpenRun run) {
        current.set(run);
        return run;
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
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down: the hook is at work.
        }
    }
}
