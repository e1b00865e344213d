package io.github.ipcbench.protocol;

import java.io.IOException;

/** What came on a control stream is not a message of this version. */
public final class ControlStreamException extends IOException {
    private static final long serialVersionUID = 1L;

    public ControlStreamException(String message) {
        super(message);
    }
}
