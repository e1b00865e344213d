package io.github.ipcbench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The controller's standard output: a person's terminal, or a pipe or file. */
public final class Terminal {
    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    /** The names of terminal devices (pty(7), console(4)); in a container the device may not be there under its name. */
    private static final Pattern DEVICE = Pattern.compile("/dev/(pts/[0-9]+|tty[A-Za-z]*[0-9]*|console)");

    private Terminal() {}

    /** Whether standard output is a terminal; false when that cannot be found out. */
    public static boolean isInteractive() {
        return isTerminal(STANDARD_OUTPUT);
    }

    static boolean isTerminal(Path descriptor) {
        try {
            return DEVICE.matcher(Files.readSymbolicLink(descriptor).toString()).matches();
        } catch (IOException unknown) {
            // A progress bar is no reason to fail: plain lines do.
            return false;
        }
    }
}
