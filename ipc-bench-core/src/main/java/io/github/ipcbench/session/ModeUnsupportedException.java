package io.github.ipcbench.session;

import io.github.ipcbench.protocol.ControlMessage.ModeUnsupported;
import io.github.ipcbench.results.CaseRecord.Unsupported;

/** A mode cannot carry the message on this machine: becomes a result. */
public final class ModeUnsupportedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Unsupported unsupported;

    ModeUnsupportedException(ModeUnsupported unsupported) {
        super(unsupported.reason());
        this.unsupported = new Unsupported(unsupported.reason(), unsupported.largestBytes());
    }

    /** The kernel's error name, or what is missing. */
    public String reason() {
        return unsupported.reason();
    }

    /** As is said of a case that has no figures. */
    public String inWords() {
        return unsupported.inWords();
    }

    /** As a result. */
    Unsupported unsupported() {
        return unsupported;
    }
}
