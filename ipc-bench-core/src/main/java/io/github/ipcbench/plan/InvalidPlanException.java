package io.github.ipcbench.plan;

import java.util.List;

/** The properties given do not make a plan; nothing was forked. Its message has one line for each problem. */
public final class InvalidPlanException extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidPlanException(List<String> problems) {
        super(String.join("\n", problems));
    }

    /** One line each: property, rule, value and what is valid. */
    public List<String> problems() {
        return getMessage().lines().toList();
    }
}
