package io.github.ipcbench.maven;

import io.github.ipcbench.calls.CallStudy;
import io.github.ipcbench.session.SessionListener;

/** Shows a person or a log how far a session is. */
interface Progress extends SessionListener, CallStudy.Listener, AutoCloseable {
    /** Leaves the console ready for ordinary lines. */
    @Override
    void close();
}
