package io.github.ipcbench.maven;

import io.github.ipcbench.runner.SessionListener;
import io.github.ipcbench.syscall.CallStudy;

/** Shows a person or a log how far a session is. */
interface Progress extends SessionListener, CallStudy.Listener, AutoCloseable {
    /** Leaves the console ready for ordinary lines. */
    @Override
    void close();
}
