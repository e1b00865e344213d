package io.github.ipcbench.machine;

/** This machine lacks what every measurement needs; the message says what it is and what is needed. */
public final class UnsupportedHostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsupportedHostException(String message) {
        super(message);
    }
}
