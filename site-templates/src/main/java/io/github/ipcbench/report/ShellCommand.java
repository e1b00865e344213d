package io.github.ipcbench.report;

import io.github.ipcbench.results.Results;
import java.util.regex.Pattern;

/** The command that repeats a session, quoted for a POSIX shell. */
final class ShellCommand {
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellCommand() {}

    /** One line; every property the user set is on it. */
    static String repeating(Results results) {
        StringBuilder command = new StringBuilder("mvn ");
        command.append(quoted("io.github.ipcbench:ipc-bench-maven-plugin:" + results.tool() + ":run"));
        results.plan().given().forEach((key, value) -> command.append(' ').append(property(key, value)));
        return command.toString();
    }

    private static String property(String key, String value) {
        String name = "-D" + key + "=";
        // Quoting the value alone is easier to read, and the same to the shell.
        return isPlain(name) ? name + (value.isEmpty() ? "" : quoted(value)) : quoted(name + value);
    }

    /** The word as the shell must be given it to hand on exactly these characters. */
    static String quoted(String word) {
        return isPlain(word) ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static boolean isPlain(String word) {
        return PLAIN_WORD.matcher(word).matches();
    }
}
