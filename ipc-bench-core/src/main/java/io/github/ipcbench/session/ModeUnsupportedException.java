package io.github.ipcbench.session;

import io.github.ipcbench.protocol.ControlMessage.ModeUnsupported;

/** A mode cannot carry the message on this machine: becomes a result. */
final class ModeUnsupportedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final long largestBytes;

    ModeUnsupportedException(ModeUnsupported unsupported) {
        super(unsupported.reason());
        this.reason = unsupported.reason();
        this.largestBytes = unsupported.largestBytes();
    }

    String reason() {
        return reason;
    }

    long largestBytes() {
        return largestBytes;
    }
}
