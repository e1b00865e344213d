package io.github.ipcbench.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a process is doing, as {@code /proc/<pid>/stat} has it (proc(5)), in words for an error message. */
final class ProcessState {
    private ProcessState() {}

    /** Empty where there is no such file, or the state says nothing about why it does not answer. */
    static Optional<String> of(long pid) {
        try {
            return inWords(Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The state is the letter behind the name, which stands in parentheses and may hold anything. */
    static Optional<String> inWords(String stat) {
        int nameEnd = stat.lastIndexOf(')');
        if (nameEnd < 0 || nameEnd + 2 >= stat.length()) {
            return Optional.empty();
        }
        return switch (stat.charAt(nameEnd + 2)) {
            case 'T' ->
                Optional.of("its process is stopped: something sent it SIGSTOP, and SIGCONT would let it go on");
            case 't' -> Optional.of("its process is held by a debugger or tracer");
            case 'D' -> Optional.of("its process waits for a disk or file system that does not answer");
            default -> Optional.empty();
        };
    }
}
