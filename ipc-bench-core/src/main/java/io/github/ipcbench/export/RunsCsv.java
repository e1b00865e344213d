package io.github.ipcbench.export;

import io.github.ipcbench.plan.Quoted;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.WorkerMeasurement;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All runs as CSV (RFC 4180), one line each, with the property names of the JSON and nothing rounded. */
public final class RunsCsv {
    private static final List<String> WORKER = List.of(
            "WallNanos",
            "LoopCpuNanos",
            "LoopUserNanos",
            "LoopSystemNanos",
            "ProcessUserNanos",
            "ProcessSystemNanos",
            "BytesMoved",
            "HeapUsedBytes",
            "OpenDescriptors");

    private static final Pattern FORMULA = Pattern.compile("(?:^|[,;|\t\"])\\s*(?=[=+@-])");
    private static final Pattern QUOTED = Pattern.compile("[,;|\"\\s]");

    private RunsCsv() {}

    /** One line for each run, in run order, behind a line of names. */
    public static void write(List<RunResult> runs, Writer out) throws IOException {
        writeRow(header(), out);
        for (RunResult run : runs) {
            writeRow(fields(run), out);
        }
    }

    private static void writeRow(List<String> fields, Writer out) throws IOException {
        out.write(row(fields));
    }

    /** A row of fields as CSV (RFC 4180). */
    static String row(List<String> fields) {
        return fields.stream().map(RunsCsv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static List<String> header() {
        List<String> names =
                new ArrayList<>(List.of("index", "round", "mode", "payloadBytes", "variant", "messages", "wallNanos"));
        WORKER.forEach(name -> names.add("sender" + name));
        WORKER.forEach(name -> names.add("receiver" + name));
        names.add("warnings");
        return names;
    }

    private static List<String> fields(RunResult run) {
        List<String> fields = new ArrayList<>(List.of(
                String.valueOf(run.index()),
                String.valueOf(run.round()),
                text(run.key().mode()),
                String.valueOf(run.key().payloadBytes()),
                text(run.key().variant()),
                String.valueOf(run.messages()),
                String.valueOf(run.wallNanos())));
        run.ends().stream().map(RunsCsv::worker).forEach(fields::addAll);
        fields.add(
                text(run.warnings().stream().map(warning -> warning.code().id()).collect(Collectors.joining(" "))));
        return fields;
    }

    private static List<String> worker(WorkerMeasurement worker) {
        return Stream.of(
                        worker.wallNanos(),
                        worker.loopCpuNanos(),
                        worker.loopUserNanos(),
                        worker.loopSystemNanos(),
                        worker.processUserNanos(),
                        worker.processSystemNanos(),
                        worker.bytesMoved(),
                        worker.heapUsedBytes(),
                        (long) worker.openDescriptors())
                .map(String::valueOf)
                .toList();
    }

    /**
     * Text that a spreadsheet would take for a formula gets an apostrophe in front, also behind a character that parts
     * the cells of some spreadsheets.
     */
    static String text(String text) {
        return FORMULA.matcher(Quoted.line(text)).replaceAll("$0'");
    }

    private static String field(String text) {
        return QUOTED.matcher(text).find() ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
