package io.github.ipcbench.report.text;

import io.github.ipcbench.plan.PlanProperty;
import io.github.ipcbench.results.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands that repeat a session or go on with it, quoted for a POSIX shell. */
public final class ShellCommand {
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellCommand() {}

    /** What to type, where Maven was started before, to go on with a session that was interrupted; on one line. */
    public static String continuing(Results results) {
        List<String> words = new ArrayList<>(goal(results));
        words.add("-Dipcbench.resume");
        results.plan().givenAgainToContinue().forEach((key, value) -> words.add(property(key, value)));
        return Text.line(String.join(" ", words));
    }

    /** What to mind before one of these commands is typed: results can come from anyone. */
    public static Optional<String> caution(Results results) {
        List<String> programs = Stream.of(PlanProperty.JVM, PlanProperty.JVM_ARGS, PlanProperty.VARIANTS)
                .map(PlanProperty::fullName)
                .filter(results.plan().given()::containsKey)
                .toList();
        return programs.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(" and ", programs) + " can start any program: check what the command says"
                        + " there before you run it, if these results are not your own.");
    }

    private static List<String> goal(Results results) {
        return List.of("mvn", quoted("io.github.ipcbench:ipc-bench-maven-plugin:" + results.tool() + ":run"));
    }

    /** The quoted words, to be joined by spaces; every property the user set is among them. */
    public static List<String> repeating(Results results) {
        List<String> words = new ArrayList<>(goal(results));
        results.plan().given().forEach((key, value) -> words.add(property(key, value)));
        return words;
    }

    private static String property(String key, String value) {
        // Quoting the value alone is easier to read, and the same to the shell.
        return "-D" + key + "=" + (value.isEmpty() ? "" : quoted(value));
    }

    /** The word as the shell must be given it to hand on exactly these characters. */
    static String quoted(String word) {
        return isPlain(word) ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static boolean isPlain(String word) {
        return PLAIN_WORD.matcher(word).matches();
    }
}
