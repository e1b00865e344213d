package io.github.ipcbench.fuzz;

import io.github.ipcbench.calls.TraceWindow;
import io.github.ipcbench.calls.strace.StraceFormatException;
import io.github.ipcbench.calls.strace.StraceLimits;
import io.github.ipcbench.calls.strace.StraceParser;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/** Any text is a trace with a window or without one, or is refused by {@link StraceFormatException}. */
public final class StraceFuzz {
    private static final StraceLimits SMALL = new StraceLimits(4096, 1000, 1 << 16);

    private StraceFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        TraceWindow.Collector window = new TraceWindow.Collector();
        try {
            new StraceParser(SMALL).parse(new StringReader(new String(input, StandardCharsets.ISO_8859_1)), window);
            window.window();
        } catch (StraceFormatException e) {
            Said.something(e);
            Said.require(e.lineNumber() >= 1, "line " + e.lineNumber());
        } catch (TraceWindow.NotWholeException e) {
            Said.something(e);
        }
    }
}
