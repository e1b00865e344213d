package io.github.ipcbench.session;

import io.github.ipcbench.protocol.ControlMessage.ModeUnsupported;
import io.github.ipcbench.results.CaseRecord.Unsupported;

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

    /** As is said of a case that has no figures. */
    public String inWords() {
        return new Unsupported(reason, largestBytes).inWords();
    }

    /** The largest message that went through. */
    public long largestBytes() {
        return largestBytes;
    }
}
