package io.github.ipcbench.plan;

/** A file or directory cannot serve its purpose; the message goes on after its name: "is not a directory". */
final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableException(String problem) {
        super(problem);
    }
}
