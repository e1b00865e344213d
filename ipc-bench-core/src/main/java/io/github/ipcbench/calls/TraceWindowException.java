package io.github.ipcbench.calls;

/** A trace does not hold one whole measured window of one thread. */
public final class TraceWindowException extends Exception {
    private static final long serialVersionUID = 1L;

    public TraceWindowException(String message) {
        super("traced window: " + message);
    }
}
