package io.github.ipcbench.session;

/** A session cannot be continued as asked; nothing was forked. Its message has one line for each reason. */
public final class ResumeRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public ResumeRefusedException(String message) {
        super(message);
    }
}
