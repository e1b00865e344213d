package io.github.ipcbench.results;

/** A run does not count, since a file system or shared memory had no more room: other cases can still be measured. */
public final class OutOfSpaceException extends RunVoidedException {
    private static final long serialVersionUID = 1L;

    public OutOfSpaceException(String message, Throwable cause) {
        super(message, cause);
    }
}
