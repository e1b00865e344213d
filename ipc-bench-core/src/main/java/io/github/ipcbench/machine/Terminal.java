package io.github.ipcbench.machine;

import com.sun.jna.Native;

/** The controller's standard output: a person's terminal, or a pipe or file. */
public final class Terminal {
    private static final int STANDARD_OUTPUT = 1;

    private Terminal() {}

    /** Whether standard output is a terminal; false when that cannot be found out. */
    public static boolean isInteractive() {
        return isTerminal(STANDARD_OUTPUT);
    }

    static boolean isTerminal(int descriptor) {
        try {
            return Libc.isatty(descriptor) == 1;
        } catch (LinkageError nativeLibraryMissing) {
            // A progress bar is no reason to fail: without the library we print plain lines.
            return false;
        }
    }

    private static final class Libc {
        static {
            Native.register(Libc.class, "c");
        }

        static native int isatty(int descriptor);
    }
}
