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

    /**
     * The problems for a person: one alone on its line, several below a line that counts them.
     *
     * @param consequence what did not happen because of them
     */
    public String refusal(String consequence) {
        int count = problems().size();
        return count == 1 ? getMessage() : count + " problems, " + consequence + ":\n" + getMessage();
    }
}
