package io.github.ipcbench.maven.console;

import io.github.ipcbench.session.Session;

/** Shows a person or a log how far a session is. */
public interface Progress extends Session.Listener, AutoCloseable {
    /** Leaves the console ready for ordinary lines; more than once does no harm. */
    @Override
    void close();
}
