package io.github.ipcbench.transport;

import java.io.IOException;

/** This machine, or this class path, does not let the mode work at all; a result, not a fault. */
public final class ModeUnavailableException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param reason in words, with what helps */
    public ModeUnavailableException(String reason) {
        super(reason);
    }
}
