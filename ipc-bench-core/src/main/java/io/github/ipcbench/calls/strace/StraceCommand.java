package io.github.ipcbench.calls.strace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line that runs a program under strace and shows every call of every thread, in the one output form {@link StraceParser} reads.
 *
 * <p>strace stays the parent of the program: it passes on standard streams, signals of the program's own and the exit
 * status, and the trace is complete when strace has ended. It ignores SIGTERM meanwhile. Before version 6.6 a killed
 * strace leaves the program behind, its traced calls failing with ENOSYS, so end the program first, or both.
 *
 * @param executable strace itself
 * @param output absolute path of the trace file
 * @param injections faults to inject, such as {@code write:delay_enter=2000} (microseconds), in strace's own words
 */
public record StraceCommand(Path executable, Path output, List<String> injections) {
    public StraceCommand {
        injections = List.copyOf(injections);
        // to strace, a name that begins with | or ! is a command to pipe into
        if (!output.isAbsolute()) {
            throw new IllegalArgumentException("trace file: an absolute path is needed, got '" + output + "'");
        }
    }

    /** A trace without injected faults. */
    public static StraceCommand tracing(Path executable, Path output) {
        return new StraceCommand(executable, output, List.of());
    }

    /** The program's command line, put under strace. */
    public List<String> wrap(List<String> program) {
        if (program.isEmpty()) {
            throw new IllegalArgumentException("traced program: a command is needed, got none");
        }
        List<String> command = new ArrayList<>();
        command.add(executable.toString());
        // every thread; each line begins with its id
        command.add("--follow-forks");
        command.add("--trace=all");
        // time stamps as seconds since 1970, and both clocks in nanoseconds
        command.add("--absolute-timestamps=format:unix,precision:ns");
        command.add("--syscall-times=ns");
        // no message bytes in the trace
        command.add("--string-limit=0");
        command.add("--columns=0");
        command.add("--quiet=attach,personality");
        injections.forEach(injection -> command.add("--inject=" + injection));
        command.add("--output=" + output);
        command.add("--");
        command.addAll(program);
        return List.copyOf(command);
    }
}
