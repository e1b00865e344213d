package io.github.ipcbench.results;

import java.io.IOException;

/** An output directory holds what IPC Bench did not write where it would write; its message is one line. */
public final class ForeignFilesException extends IOException {
    private static final long serialVersionUID = 1L;

    ForeignFilesException(String message) {
        super(message);
    }
}
