package io.github.ipcbench.session;

import java.util.List;
import java.util.Optional;

/**
 * Which of the lines that a worker prints go into its log. Left out is what a Java runtime says of its environment: the
 * options it took from there, and in the report of a crash the command line, memory and the variables.
 */
final class PrintedText {
    static final String REST_LEFT_OUT =
            "(IPC Bench leaves out the rest of the crash report: it holds memory, the command"
                    + " line and environment variables.)\n";

    private static final List<String> OPTIONS_TAKEN = List.of("Picked up ", "NOTE: Picked up ");
    private static final String CRASH = "A fatal error has been detected by the Java Runtime Environment";
    private static final String REPORT_PART = "  S U M M A R Y ";
    private static final String COMMAND_LINE = "Command Line:";
    /** What follows the stacks: memory, and then the process with its variables. */
    private static final List<String> MEMORY = List.of(
            "Registers:",
            "Register to memory mapping:",
            "Top of Stack:",
            "Instructions:",
            "Stack slot to memory mapping:");

    private static final String PROCESS_PART = "  P R O C E S S ";

    private boolean crashed;
    private boolean inReport;
    private boolean restLeftOut;

    /** The line, or what stands in its place; empty when nothing does. */
    Optional<String> kept(String line) {
        crashed |= line.contains(CRASH);
        inReport |= line.contains(REPORT_PART);
        if (restLeftOut) {
            return Optional.empty();
        }
        restLeftOut =
                line.contains(PROCESS_PART) || (inReport && MEMORY.stream().anyMatch(line::startsWith));
        if (restLeftOut) {
            return Optional.of(REST_LEFT_OUT);
        }
        boolean dropped =
                OPTIONS_TAKEN.stream().anyMatch(line::startsWith) || (inReport && line.startsWith(COMMAND_LINE));
        return dropped ? Optional.empty() : Optional.of(line);
    }

    /** Whether a Java runtime said that it crashed. */
    boolean crashed() {
        return crashed;
    }
}
