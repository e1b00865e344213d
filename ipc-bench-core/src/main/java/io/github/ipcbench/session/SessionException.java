package io.github.ipcbench.session;

/** A session could not begin, or ended before its plan did; the message says all that a person needs. */
public final class SessionException extends Exception {
    private static final long serialVersionUID = 1L;

    SessionException(String message) {
        super(message);
    }

    SessionException(String message, Throwable cause) {
        super(message, cause);
    }
}
