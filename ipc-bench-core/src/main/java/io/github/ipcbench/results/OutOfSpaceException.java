package io.github.ipcbench.results;

import io.github.ipcbench.results.CaseRecord.Voided;

/** A run does not count, since a file system or shared memory had no more room; in a calibration that is no fault. */
public final class OutOfSpaceException extends RunVoidedException {
    private static final long serialVersionUID = 1L;

    public OutOfSpaceException(String message, Voided voided, Throwable cause) {
        super(message, voided, cause);
    }
}
