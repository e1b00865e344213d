package io.github.ipcbench.results;

/** A run does not count: a worker crashed, hung or lied. Says what happened, likely why, and which logs tell more. */
public class RunVoidedException extends Exception {
    private static final long serialVersionUID = 1L;

    public RunVoidedException(String message, Throwable cause) {
        super(message, cause);
    }
}
