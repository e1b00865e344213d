package io.github.ipcbench.transport;

import java.io.IOException;

/** Fewer messages may be in flight than this mode can hold to at this size. */
public final class DepthTooSmallException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param reason names the property, its value and what is valid */
    public DepthTooSmallException(String reason) {
        super(reason);
    }
}
