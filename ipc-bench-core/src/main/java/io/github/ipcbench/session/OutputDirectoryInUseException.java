package io.github.ipcbench.session;

/** Another session writes to the output directory; says whose process, and since when. Nothing was forked. */
public final class OutputDirectoryInUseException extends Exception {
    private static final long serialVersionUID = 1L;

    OutputDirectoryInUseException(String message) {
        super(message);
    }
}
