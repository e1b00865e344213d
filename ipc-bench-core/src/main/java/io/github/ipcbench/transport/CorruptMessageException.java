package io.github.ipcbench.transport;

import java.io.IOException;

/** A message, or what came with it, is not what was sent. */
public final class CorruptMessageException extends IOException {
    private static final long serialVersionUID = 1L;

    public CorruptMessageException(String message) {
        super(message);
    }
}
