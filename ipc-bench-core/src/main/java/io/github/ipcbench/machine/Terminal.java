package io.github.ipcbench.machine;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The controller's standard output: a person's terminal, or a pipe or file. */
public final class Terminal {
    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    /** The names of terminal devices (pty(7), console(4)); in a container the device may not be there under its name. */
    private static final Pattern DEVICE = Pattern.compile("/dev/(pts/[0-9]+|tty[A-Za-z]*[0-9]*|console)");

    /** The terminal of this process, wherever its streams go (tty(4)). */
    private static final Path CONTROLLING = Path.of("/dev/tty");

    private static final Pattern SIZE = Pattern.compile("[0-9]{1,6} ([0-9]{1,6})");
    private static final int USUAL_COLUMNS = 80;
    private static final int OUTPUT_BYTES_MAX = 64;
    private static final long PATIENCE_MILLIS = 2_000;

    private Terminal() {}

    /** Whether standard output is a terminal; false when that cannot be found out. */
    public static boolean isInteractive() {
        return isTerminal(STANDARD_OUTPUT);
    }

    /** Its width in characters, as {@code stty} says it; 80 when that cannot be found out. */
    public static int columns() {
        return columns(List.of("stty", "size"), CONTROLLING);
    }

    /** @param rowsAndColumns prints both, of the terminal that is its input */
    static int columns(List<String> rowsAndColumns, Path terminal) {
        try {
            Process process = new ProcessBuilder(rowsAndColumns)
                    .redirectInput(terminal.toFile())
                    .redirectError(Redirect.DISCARD)
                    .start();
            try {
                return process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        ? columns(process.getInputStream().readNBytes(OUTPUT_BYTES_MAX))
                        : USUAL_COLUMNS;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException unknown) {
            return USUAL_COLUMNS;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL_COLUMNS;
        }
    }

    private static int columns(byte[] said) {
        Matcher size = SIZE.matcher(new String(said, StandardCharsets.US_ASCII).strip());
        // A terminal that nobody has told its size says 0.
        return size.matches() && !size.group(1).equals("0") ? Integer.parseInt(size.group(1)) : USUAL_COLUMNS;
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
