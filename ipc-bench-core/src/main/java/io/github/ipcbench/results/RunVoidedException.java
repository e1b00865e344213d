package io.github.ipcbench.results;

import io.github.ipcbench.results.CaseRecord.Voided;
import java.util.Optional;

/** A run does not count: a worker crashed, hung or lied. Says what happened, likely why, and which logs tell more. */
public class RunVoidedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Voided voided;

    /** @param voided the same for the results, without the run's number */
    public RunVoidedException(String message, Voided voided, Throwable cause) {
        super(message, cause);
        this.voided = voided;
    }

    /** Without a log, for the reason that the message tells. */
    public RunVoidedException(String message, Throwable cause) {
        this(message, new Voided(message, Optional.empty()), cause);
    }

    /** For the results, without the run's number. */
    public Voided voided() {
        return voided;
    }
}
