package io.github.ipcbench.report;

import io.github.ipcbench.report.CallsModel.CallSide;
import io.github.ipcbench.report.CallsModel.CallTable;
import io.github.ipcbench.report.CallsModel.TracedStep;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.InstrumentRow;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.TimeSummary;
import io.github.ipcbench.results.TraceSummary;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.results.WorkerTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Fills the tables of system calls: the trace, less what the tracer costs, beside the step profile. */
final class CallTables {
    static final String TITLE = "System calls";

    private static final String UNJUDGED = "A step that may wait for the other process is shown and not judged.";

    private CallTables() {}

    static List<CallTable> tables(CallFindings findings, ModeNames names) {
        return findings.traces().stream()
                .map(trace -> new CallTable(
                        name(trace, names),
                        List.of(
                                side(trace, "sender", trace.sender(), nullCall(findings, trace, StepProfile::sender)),
                                side(
                                        trace,
                                        "receiver",
                                        trace.receiver(),
                                        nullCall(findings, trace, StepProfile::receiver)))))
                .toList();
    }

    /** What a call that does nothing took in the profile that this trace is compared with. */
    private static OptionalDouble nullCall(
            CallFindings findings, TraceSummary trace, Function<StepProfile, WorkerProfile> end) {
        return findings.isolated().stream()
                .filter(profile ->
                        profile.mode().equals(trace.mode()) && profile.payloadBytes() == trace.payloadBytes())
                .map(end)
                .map(WorkerProfile::nullCallNanos)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    static List<String> notes(CallFindings findings, ModeNames names) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "A tracer stops the process at every call, and that stop is most of a short call’s traced time. What it"
                        + " comes to is measured by a call that does nothing, made by the same thread in the same run, right before"
                        + " the call where messages travel one at a time, and subtracted from that very call. A step’s median may then"
                        + " come out below 0.");
        if (!findings.isolated().isEmpty()) {
            notes.add("In the runs that compare the two instruments one message at a time travels, each side working"
                    + " alone, so that both see the same calls undisturbed.");
        }
        if (findings.isolated().stream()
                .anyMatch(profile -> profile.sender().nullCallNanos().isPresent())) {
            notes.add("From the worker’s own times of calls, what it took for one that does nothing is taken off too:"
                    + " the way into the kernel and back, which a tracer cannot tell from its stops.");
        }
        if (!findings.stopped().isEmpty()) {
            notes.add(
                    "A call that comes right after a tracer’s stop finds the processor’s caches used by another process,"
                            + " and takes longer than it would undisturbed. So the worker times each step in two ways: undisturbed,"
                            + " which is what it costs, and after such a stop, which is what a trace is held against: message by message,"
                            + " since both have theirs by turns. Where the machine changes meanwhile, the median of these differences is not"
                            + " the difference of the medians shown.");
        }
        notes.add(disagreements(findings.traces(), names));
        return notes;
    }

    private static String disagreements(List<TraceSummary> traces, ModeNames names) {
        List<String> apart = traces.stream()
                .flatMap(trace -> trace.instruments().stream()
                        .filter(InstrumentRow::disagree)
                        .map(row ->
                                name(trace, names) + " " + Text.line(row.side()) + " " + Text.line(row.step()) + " ("
                                        + micros(judged(row)) + " µs in process, "
                                        + micros(row.traceMedianNanos()) + " traced" + apart(row) + ")"))
                .toList();
        if (!apart.isEmpty()) {
            return "The two instruments disagree by more than 1 µs and 15 % in " + String.join(", ", apart)
                    + "; those rows are marked, and neither figure should be relied on. " + UNJUDGED;
        }
        boolean any =
                traces.stream().flatMap(trace -> trace.instruments().stream()).anyMatch(CallTables::isJudged);
        return any
                ? "The two instruments agree within 1 µs or 15 % in every step that both show. " + UNJUDGED
                : "No step was timed by both instruments, so the two cannot be compared.";
    }

    /** Not the difference of the two medians, where messages are held against each other one by one. */
    private static String apart(InstrumentRow row) {
        return row.apartNanos().isPresent()
                ? "; " + Numbers.micros(Math.abs(row.apartNanos().getAsDouble())) + " apart"
                : "";
    }

    private static boolean isJudged(InstrumentRow row) {
        return !row.waits() && judged(row).isPresent() && row.traceMedianNanos().isPresent();
    }

    /** What the trace is held against. */
    private static OptionalDouble judged(InstrumentRow row) {
        return row.stoppedMedianNanos().isPresent() ? row.stoppedMedianNanos() : row.inProcessMedianNanos();
    }

    private static CallSide side(
            TraceSummary trace, String side, WorkerTrace worker, OptionalDouble inProcessNullCall) {
        TimeSummary nullCall = worker.nullCall();
        return new CallSide(
                side,
                Numbers.whole(trace.messages()) + " messages under " + Text.line(trace.tracer())
                        + "; its null call took "
                        + Numbers.micros(nullCall.medianNanos()) + " µs at the median, "
                        + Numbers.micros(nullCall.meanNanos()) + " on average"
                        + (inProcessNullCall.isPresent()
                                ? "; in process " + Numbers.micros(inProcessNullCall.getAsDouble()) + " µs"
                                : ""),
                steps(trace, side, worker),
                worker.matchesCallList(),
                CallListSentences.of(worker, trace.allCalls()));
    }

    /** The traced calls in their order, then the steps that are no system call. */
    private static List<TracedStep> steps(TraceSummary trace, String side, WorkerTrace worker) {
        List<InstrumentRow> instruments = trace.instruments().stream()
                .filter(row -> row.side().equals(side))
                .toList();
        Set<String> traced = new HashSet<>();
        List<TracedStep> rows = new ArrayList<>();
        for (CallSummary call : worker.calls()) {
            traced.add(call.step());
            rows.add(tracedStep(call, compared(call, worker, instruments)));
        }
        instruments.stream()
                .filter(row -> !traced.contains(row.step())
                        && row.inProcessMedianNanos().isPresent())
                .forEach(row -> rows.add(untracedStep(row)));
        return rows;
    }

    /** The comparison that this kind of call stands for: the most frequent successful one of its step. */
    private static Optional<InstrumentRow> compared(
            CallSummary call, WorkerTrace worker, List<InstrumentRow> instruments) {
        boolean compared = worker.calls().stream()
                .filter(one -> one.step().equals(call.step()) && one.error().isEmpty())
                .max(Comparator.comparingLong(one -> one.raw().count()))
                .filter(most -> most.equals(call))
                .isPresent();
        return compared
                ? instruments.stream()
                        .filter(row -> row.step().equals(call.step()))
                        .findFirst()
                : Optional.empty();
    }

    private static TracedStep tracedStep(CallSummary call, Optional<InstrumentRow> row) {
        return new TracedStep(
                Text.line(call.step()),
                kind(call),
                Numbers.whole(call.raw().count()),
                Numbers.micros(call.raw().medianNanos()),
                Numbers.micros(call.raw().meanNanos()),
                Numbers.micros(call.medianAboveNullNanos()),
                Numbers.micros(call.meanAboveNullNanos()),
                row.map(one -> micros(one.inProcessMedianNanos())).orElse(Numbers.NONE),
                row.map(one -> micros(one.stoppedMedianNanos())).orElse(Numbers.NONE),
                row.flatMap(one -> against(one, call)),
                row.isPresent() && row.get().disagree());
    }

    private static TracedStep untracedStep(InstrumentRow row) {
        return new TracedStep(
                Text.line(row.step()),
                "no call",
                Numbers.NONE,
                Numbers.NONE,
                Numbers.NONE,
                Numbers.NONE,
                Numbers.NONE,
                micros(row.inProcessMedianNanos()),
                micros(row.stoppedMedianNanos()),
                Optional.empty(),
                row.disagree());
    }

    private static Optional<String> against(InstrumentRow row, CallSummary call) {
        boolean another = judged(row).isPresent()
                && row.traceMedianNanos().isPresent()
                && row.traceMedianNanos().getAsDouble() != call.medianAboveNullNanos();
        return another ? Optional.of(micros(row.traceMedianNanos())) : Optional.empty();
    }

    private static String kind(CallSummary call) {
        List<String> parts = new ArrayList<>();
        parts.add(Text.line(call.call()));
        call.bytes().ifPresent(bytes -> parts.add(Numbers.whole(bytes) + " bytes"));
        call.error().ifPresent(error -> parts.add(Text.line(error)));
        return parts.stream().collect(Collectors.joining(", "));
    }

    private static String name(TraceSummary trace, ModeNames names) {
        return names.of(trace.mode(), trace.payloadBytes());
    }

    private static String micros(OptionalDouble nanos) {
        return nanos.isPresent() ? Numbers.micros(nanos.getAsDouble()) : Numbers.NONE;
    }
}
