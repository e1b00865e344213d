package io.github.ipcbench.calls.strace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StraceParserPropertyTest {
    private static final long SECONDS_MAX = 9_000_000_000L;

    /** Events of several threads, laid out as a trace, and the same events in the order in which they are complete. */
    private record Layout(String trace, List<TraceEvent> completed) {}

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void whatThePrinterWritesTheParserReads(
            @ForAll("threads") List<List<TraceEvent.OfThread>> threads, @ForAll long seed)
            throws IOException, StraceFormatException {
        Layout layout = interleaved(threads, new Random(seed));

        assertThat(parsed(layout.trace())).isEqualTo(layout.completed());
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void aTraceCutAnywhereIsReadUpToItsLastWholeLine(
            @ForAll("threads") List<List<TraceEvent.OfThread>> threads, @ForAll long seed)
            throws IOException, StraceFormatException {
        Random random = new Random(seed);
        String whole = interleaved(threads, random).trace();
        String cut = whole.substring(0, random.nextInt(whole.length() + 1));
        String rest = cut.substring(cut.lastIndexOf('\n') + 1);

        List<TraceEvent> events = parsed(cut);

        if (rest.isEmpty()) {
            assertThat(events).noneMatch(TraceEvent.TruncatedLine.class::isInstance);
        } else {
            assertThat(events)
                    .contains(new TraceEvent.TruncatedLine(
                            cut.chars().filter(c -> c == '\n').count() + 1, rest));
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void anyTextIsReadOrRefusedWithItsLine(@ForAll("nearlyTraces") String text) throws IOException {
        try {
            parsed(text + "\n");
        } catch (StraceFormatException e) {
            assertThat(e.lineNumber()).isBetween(1L, text.lines().count() + 1);
        }
    }

    private static List<TraceEvent> parsed(String trace) throws IOException, StraceFormatException {
        List<TraceEvent> events = new ArrayList<>();
        new StraceParser().parse(new StringReader(trace), events::add);
        return events;
    }

    /** Takes the threads' events in turn by lot; now and then a call is printed in two halves, others between. */
    private static Layout interleaved(List<List<TraceEvent.OfThread>> threads, Random random) {
        StringBuilder trace = new StringBuilder();
        List<TraceEvent> completed = new ArrayList<>();
        Map<Integer, Integer> next = new HashMap<>();
        Map<Integer, Integer> splits = new HashMap<>();
        List<Integer> unfinished = new ArrayList<>();
        for (int i = 0; i < threads.size(); i++) {
            if (!threads.get(i).isEmpty()) {
                unfinished.add(i);
            }
        }
        while (!unfinished.isEmpty()) {
            Integer thread = unfinished.get(random.nextInt(unfinished.size()));
            int index = next.getOrDefault(thread, 0);
            TraceEvent.OfThread event = threads.get(thread).get(index);
            Integer split = splits.remove(thread);
            boolean isCall = event instanceof TraceEvent.Call || event instanceof TraceEvent.CutShort;
            if (split == null && isCall && random.nextInt(3) == 0) {
                int at = random.nextInt(TracePrinter.arguments(event).length() + 1);
                splits.put(thread, at);
                trace.append(TracePrinter.firstHalf(event, at));
                continue;
            }
            boolean hexadecimal = random.nextBoolean();
            trace.append(
                    split == null
                            ? TracePrinter.whole(event, hexadecimal)
                            : TracePrinter.secondHalf(event, split, event.startNanos() + 1, hexadecimal));
            completed.add(event);
            next.put(thread, index + 1);
            if (index + 1 == threads.get(thread).size()) {
                unfinished.remove(thread);
            }
        }
        return new Layout(trace.toString(), completed);
    }

    @Provide
    Arbitrary<List<List<TraceEvent.OfThread>>> threads() {
        Arbitrary<Integer> tids = Arbitraries.integers().between(1, 999_999_999);
        return tids.list().uniqueElements().ofMinSize(1).ofMaxSize(4).flatMap(ids -> {
            List<Arbitrary<List<TraceEvent.OfThread>>> perThread =
                    ids.stream().map(StraceParserPropertyTest::eventsOf).toList();
            return Combinators.combine(perThread).as(lists -> lists);
        });
    }

    private static Arbitrary<List<TraceEvent.OfThread>> eventsOf(int tid) {
        Arbitrary<TraceEvent.OfThread> event =
                Arbitraries.oneOf(calls(tid), calls(tid), calls(tid), signals(tid), cutShort(tid));
        Arbitrary<TraceEvent.OfThread> end = ends(tid);
        return Combinators.combine(event.list().ofMaxSize(12), end.optional()).as((events, last) -> {
            List<TraceEvent.OfThread> all = new ArrayList<>(events);
            last.ifPresent(all::add);
            return all;
        });
    }

    private static Arbitrary<TraceEvent.OfThread> calls(int tid) {
        Arbitrary<Optional<String>> errors = Arbitraries.of("EBADF", "EAGAIN", "ENOENT", "ERESTARTSYS", "E2BIG")
                .optional(0.3);
        Arbitrary<String> notes =
                Arbitraries.of("", "(Timeout)", "([{fd=3, revents=POLLIN}])", "(Bad file descriptor) (INJECTED)");
        Arbitrary<OptionalLong> durations = Arbitraries.longs()
                .between(0, 5_000_000_000L)
                .optional(0.9)
                .map(nanos -> nanos.map(OptionalLong::of).orElse(OptionalLong.empty()));
        return Combinators.combine(
                        starts(),
                        names(),
                        arguments(),
                        Arbitraries.longs(),
                        Arbitraries.integers().between(0, 9),
                        errors,
                        notes,
                        durations)
                .as((start, name, arguments, result, unknown, error, note, duration) -> {
                    OptionalLong value = error.isPresent() ? OptionalLong.of(-1) : OptionalLong.of(result);
                    return new TraceEvent.Call(
                            tid,
                            start,
                            name,
                            arguments,
                            unknown == 0 ? OptionalLong.empty() : value,
                            error,
                            unknown == 0 && error.isEmpty() ? "<unavailable>" : note,
                            duration);
                });
    }

    private static Arbitrary<TraceEvent.OfThread> cutShort(int tid) {
        return Combinators.combine(starts(), names(), arguments())
                .as((start, name, arguments) ->
                        new TraceEvent.CutShort(tid, start, name, arguments, TraceEvent.CutShort.Cause.THREAD_ENDED));
    }

    private static Arbitrary<TraceEvent.OfThread> signals(int tid) {
        return Combinators.combine(starts(), Arbitraries.of("SIGSEGV", "SIGALRM", "SIGRT_2", "SIGCHLD"), brackets())
                .as((start, signal, details) ->
                        new TraceEvent.SignalDelivered(tid, start, signal, "{si_signo=" + signal + details + "}"));
    }

    private static Arbitrary<TraceEvent.OfThread> ends(int tid) {
        return Combinators.combine(
                        starts(),
                        Arbitraries.integers().between(0, 255),
                        Arbitraries.integers().between(0, 3))
                .as((start, status, kind) -> switch (kind) {
                    case 0 -> new TraceEvent.Exited(tid, start, status);
                    case 1 -> new TraceEvent.Killed(tid, start, "SIGKILL", false);
                    case 2 -> new TraceEvent.Killed(tid, start, "SIGSEGV", true);
                    default -> new TraceEvent.Stopped(tid, start, "SIGSTOP");
                });
    }

    private static Arbitrary<Long> starts() {
        return Arbitraries.longs().between(0, SECONDS_MAX * 1_000_000_000L);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("read", "write", "sendmsg", "newfstatat", "clone3", "restart_syscall", "???");
    }

    private static Arbitrary<String> arguments() {
        return value().list().ofMaxSize(4).map(values -> String.join(", ", values));
    }

    private static Arbitrary<String> value() {
        return Arbitraries.oneOf(
                Arbitraries.of("-1", "0x7ffe60cb2d07", "NULL", "SEEK_SET", "O_RDWR|O_CLOEXEC", "~[RTMIN RT_1]"),
                Arbitraries.of("0x7f /* 39 vars */", "<... resuming interrupted poll ...>", "/* ) \" ( */", "..."),
                quoted(),
                brackets());
    }

    /** Strings that hold whatever could be taken for strace's own punctuation. */
    private static Arbitrary<String> quoted() {
        return Arbitraries.of(
                        "a",
                        " ",
                        "(",
                        ")",
                        "[",
                        "}",
                        "\\\"",
                        "\\\\",
                        "\\n",
                        "\\177",
                        " = 0",
                        "<0.000000001>",
                        " <unfinished ...>",
                        "resumed>",
                        "/*",
                        ", ")
                .list()
                .ofMaxSize(5)
                .map(parts -> "\"" + String.join("", parts) + "\"...");
    }

    private static Arbitrary<String> brackets() {
        return Combinators.combine(quoted(), Arbitraries.of("{msg_iov=[%s], x=(1)}", "[%s]", "htons(%s)", "{{%s}}"))
                .as((inner, shape) -> shape.replace("%s", inner));
    }

    @Provide
    Arbitrary<String> nearlyTraces() {
        Arbitrary<String> pieces = Arbitraries.of(
                "77 1.000000001 ",
                "78 1.000000002 ",
                "read(",
                "3, ",
                "\"x\"...",
                ") = ",
                "5",
                "?",
                "0x",
                "-1",
                " EBADF",
                " (Bad)",
                " <0.000000001>",
                " <unfinished ...>",
                "<... read resumed>",
                "+++ exited with 0 +++",
                "--- SIGSEGV {} ---",
                "\n",
                "\\",
                "\"",
                "(",
                "]",
                "é",
                "\u0000",
                "99999999999999999999",
                " ");
        return pieces.list().ofMaxSize(14).map(parts -> String.join("", parts));
    }
}
