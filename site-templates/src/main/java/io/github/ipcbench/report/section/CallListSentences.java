package io.github.ipcbench.report.section;

import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.results.CallCount;
import io.github.ipcbench.results.CallVerdict;
import io.github.ipcbench.results.WorkerTrace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts into sentences how a worker's calls deviate from its mode's call list. */
final class CallListSentences {
    private CallListSentences() {}

    /** Each call that deviates, then in one sentence those the Java runtime adds. */
    static List<String> of(WorkerTrace worker) {
        List<String> sentences = new ArrayList<>();
        Map<String, Long> runtime = new LinkedHashMap<>();
        for (CallCount count : worker.counts()) {
            deviation(count).ifPresent(sentences::add);
            if (count.verdict() == CallVerdict.RUNTIME) {
                runtime.merge(Text.line(count.call()), count.count(), Long::sum);
            }
        }
        if (!runtime.isEmpty()) {
            sentences.add(runtime.entrySet().stream()
                    .map(call -> Numbers.whole(call.getValue()) + " " + call.getKey())
                    .collect(Collectors.joining(", ", "The Java runtime’s own: ", ".")));
        }
        return sentences;
    }

    private static Optional<String> deviation(CallCount count) {
        return switch (count.verdict()) {
            case EXPECTED, ALLOWED, RUNTIME -> Optional.empty();
            case MORE -> Optional.of(listed(count, "more"));
            case LESS -> Optional.of(listed(count, "fewer"));
            case UNEXPECTED ->
                Optional.of(Text.line(count.call()) + ": not on the list, " + rate(count.perMessage()) + source(count));
        };
    }

    private static String listed(CallCount count, String howMany) {
        String steps = count.steps().isEmpty() ? "" : " (" + Text.line(String.join(", ", count.steps())) + ")";
        return Text.line(count.call()) + steps + ": " + howMany + " than listed, by "
                + rate(Math.abs(count.differencePerMessage())) + source(count);
    }

    private static String source(CallCount count) {
        return count.source()
                .map(source -> "; source: " + Text.line(source) + ".")
                .orElse("; source not known.");
    }

    private static String rate(double perMessage) {
        return Numbers.fixed(perMessage, 3) + " per message";
    }
}
