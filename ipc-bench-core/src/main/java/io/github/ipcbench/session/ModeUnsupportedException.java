package io.github.ipcbench.session;

import io.github.ipcbench.protocol.ControlMessage.ModeUnsupported;

/** A mode cannot carry the message on this machine: becomes a result. */
public final class ModeUnsupportedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final long largestBytes;

    ModeUnsupportedException(ModeUnsupported unsupported) {
        super(unsupported.reason());
        this.reason = unsupported.reason();
        this.largestBytes = unsupported.largestBytes();
    }

    /** The kernel's error name. */
    public String reason() {
        return reason;
    }

    /** The largest message that went through. */
    public long largestBytes() {
        return largestBytes;
    }
}
