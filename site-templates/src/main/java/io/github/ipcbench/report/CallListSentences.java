package io.github.ipcbench.report;

import io.github.ipcbench.results.CallCount;
import io.github.ipcbench.results.WorkerTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts into sentences how a worker's calls compare with its mode's call list. */
final class CallListSentences {
    private CallListSentences() {}

    /** The finding first, then each call that deviates, then those the Java runtime adds. */
    static List<String> of(WorkerTrace worker, boolean allCalls) {
        List<String> sentences = new ArrayList<>();
        sentences.add((worker.matchesCallList() ? "Calls exactly as listed" : "Calls not as listed")
                + (allCalls ? "." : ", of the listed ones; others were not traced."));
        for (CallCount count : worker.counts()) {
            sentence(count).ifPresent(sentences::add);
        }
        return sentences;
    }

    private static Optional<String> sentence(CallCount count) {
        return switch (count.verdict()) {
            case EXPECTED, ALLOWED -> Optional.empty();
            case MORE -> Optional.of(listed(count, "more"));
            case LESS -> Optional.of(listed(count, "fewer"));
            case UNEXPECTED ->
                Optional.of(Text.line(count.call()) + ": not on the list, " + rate(count.perMessage()) + source(count));
            case RUNTIME ->
                Optional.of(
                        Text.line(count.call()) + ": the Java runtime’s, " + rate(count.perMessage()) + source(count));
        };
    }

    private static String listed(CallCount count, String howMany) {
        String steps = count.steps().isEmpty() ? "" : " (" + Text.line(String.join(", ", count.steps())) + ")";
        return Text.line(count.call()) + steps + ": " + howMany + " than listed, by "
                + rate(Math.abs(count.differencePerMessage())) + source(count);
    }

    private static String source(CallCount count) {
        Function<String, String> known = source -> "; source: " + Text.line(source) + ".";
        return count.source().map(known).orElse("; source not known.");
    }

    private static String rate(double perMessage) {
        return Numbers.fixed(perMessage, 3) + " per message";
    }
}
