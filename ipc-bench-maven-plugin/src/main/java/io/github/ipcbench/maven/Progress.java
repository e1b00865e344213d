package io.github.ipcbench.maven;

import io.github.ipcbench.runner.SessionListener;

/** Shows a person or a log how far a session is. */
interface Progress extends SessionListener, AutoCloseable {
    /** Leaves the console ready for ordinary lines. */
    @Override
    void close();
}
