package io.github.ipcbench.calls.strace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads what {@link StraceCommand} makes strace write, and nothing else: a line it does not know is an error with its
 * number, never skipped.
 *
 * <p>Events come in the order in which they are complete, which within one thread is the order in which they happened.
 */
public final class StraceParser {
    private final StraceLimits limits;

    public StraceParser() {
        this(StraceLimits.DEFAULT);
    }

    public StraceParser(StraceLimits limits) {
        this.limits = limits;
    }

    /** All events of a trace file. */
    public List<TraceEvent> parse(Path file) throws IOException, StraceFormatException {
        List<TraceEvent> events = new ArrayList<>();
        parse(file, events::add);
        return events;
    }

    /** Hands every event of a trace file to the sink, holding none back but calls under way. */
    public void parse(Path file, Consumer<TraceEvent> sink) throws IOException, StraceFormatException {
        // strace writes ASCII; ISO-8859-1 hands any other byte on, to be refused with its line
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            parse(reader, sink);
        }
    }

    /** Hands every event of a trace to the sink. */
    public void parse(Reader trace, Consumer<TraceEvent> sink) throws IOException, StraceFormatException {
        BoundedLineReader lines = new BoundedLineReader(trace, limits);
        TraceAssembly assembly = new TraceAssembly(sink);
        Optional<BoundedLineReader.Line> line = lines.next();
        while (line.isPresent()) {
            assembly.accept(line.get());
            line = lines.next();
        }
        assembly.finish();
    }
}
