package io.github.ipcbench.fuzz;

/** What every fuzz target demands of an error. */
final class Said {
    private Said() {}

    static void something(Exception refusal) {
        String message = refusal.getMessage();
        require(message != null && !message.isBlank() && !message.equals("null"), "the error says nothing: " + message);
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
