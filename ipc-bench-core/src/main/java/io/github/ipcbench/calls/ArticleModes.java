package io.github.ipcbench.calls;

import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.TraceSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Picks the two modes that the article compares out of what was found about all. */
final class ArticleModes {
    private static final String SOCKET = "socket";
    private static final String FILE = "file";

    private ArticleModes() {}

    /** Times of the step profile; empty when one of the modes, or one of its steps, is not there. */
    static Optional<ArticleCallTimes> fromProfiles(String instrument, List<StepProfile> profiles) {
        Optional<StepProfile> socket =
                profiles.stream().filter(one -> one.mode().equals(SOCKET)).findFirst();
        Optional<StepProfile> file =
                profiles.stream().filter(one -> one.mode().equals(FILE)).findFirst();
        if (socket.isEmpty() || file.isEmpty()) {
            return Optional.empty();
        }
        return complete(new ArticleCallTimes(
                instrument,
                CallTime.byStepInProcess(socket.get().sender().steps()),
                CallTime.byStepInProcess(socket.get().receiver().steps()),
                CallTime.byStepInProcess(file.get().sender().steps()),
                CallTime.byStepInProcess(file.get().receiver().steps())));
    }

    /** Times of the trace, raw or corrected; empty when one of the modes, or one of its calls, is not there. */
    static Optional<ArticleCallTimes> fromTraces(
            String instrument, List<TraceSummary> traces, Function<List<CallSummary>, Map<String, CallTime>> times) {
        Optional<TraceSummary> socket =
                traces.stream().filter(one -> one.mode().equals(SOCKET)).findFirst();
        Optional<TraceSummary> file =
                traces.stream().filter(one -> one.mode().equals(FILE)).findFirst();
        if (socket.isEmpty() || file.isEmpty()) {
            return Optional.empty();
        }
        return complete(new ArticleCallTimes(
                instrument,
                times.apply(socket.get().sender().calls()),
                times.apply(socket.get().receiver().calls()),
                times.apply(file.get().sender().calls()),
                times.apply(file.get().receiver().calls())));
    }

    private static Optional<ArticleCallTimes> complete(ArticleCallTimes times) {
        return times.missing().isEmpty() ? Optional.of(times) : Optional.empty();
    }
}
