package io.github.ipcbench.report.section;

import io.github.ipcbench.judgement.ClockAndTrace;
import io.github.ipcbench.report.model.CallsModel.CallSide;
import io.github.ipcbench.report.model.CallsModel.CallTable;
import io.github.ipcbench.report.model.CallsModel.TracedCall;
import io.github.ipcbench.report.model.CallsModel.TracedCalls;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.ShownNames;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.report.text.WarningText;
import io.github.ipcbench.results.CallCount;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.CallVerdict;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TraceSummary;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.results.WorkerTrace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The system calls: the trace, less what the tracer costs, beside the step profile; and whether they are as listed. */
final class CallsSection implements Section {
    private static final List<String> NOTES = List.of(
            "A tracer stops the process at every call, and that stop is most of a short call’s traced time. What it comes to"
                    + " is measured by a call that does nothing, made by the same thread before each message, and taken off the"
                    + " median. The worker’s own times come from another run, at full speed; what it took for a call that does"
                    + " nothing is taken off them too.",
            "The two instruments are compared by the sum of these medians over the calls of one message. Calls that may wait"
                    + " for the other process are left out. A traced process is slower and its caches are used by the tracer"
                    + " too, so a difference of some ten percent is no fault; what a call costs is the figure by clock.");

    private static final String AS_LISTED = "Calls exactly as listed.";

    @Override
    public Optional<ReportModel.Section> of(ReportInput input) {
        TracedCalls calls = calls(input.results(), input.names());
        if (calls.callTables().isEmpty() && calls.untraced().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ReportModel.Section("calls", "System calls", Optional.of(gist(calls)), calls));
    }

    private static TracedCalls calls(Results results, ShownNames names) {
        CallFindings findings = results.calls().orElse(CallFindings.NONE);
        return new TracedCalls(
                tables(findings, names),
                NOTES,
                findings.traces().isEmpty()
                        ? results.warnings().stream()
                                .filter(warning -> warning.code() == WarningCode.NO_STRACE)
                                .map(warning -> WarningText.sentence(warning, results.names()))
                                .findFirst()
                        : Optional.empty());
    }

    private static List<CallTable> tables(CallFindings findings, ShownNames names) {
        return findings.traces().stream()
                .map(trace -> table(trace, profile(findings, trace), names))
                .toList();
    }

    /** Whether all modes make the calls that they declare. */
    private static String gist(TracedCalls calls) {
        if (calls.untraced().isPresent()) {
            return "not traced";
        }
        List<CallTable> tables = calls.callTables();
        long asListed = tables.stream()
                .filter(table -> table.findings().contains(AS_LISTED))
                .count();
        return asListed == tables.size()
                ? "exactly as listed in each mode"
                : "as listed in " + asListed + " of " + tables.size() + " modes";
    }

    private static Optional<StepProfile> profile(CallFindings findings, TraceSummary trace) {
        return findings.profiles().stream()
                .filter(profile -> profile.key().equals(trace.key()))
                .findFirst();
    }

    private static CallTable table(TraceSummary trace, Optional<StepProfile> profile, ShownNames names) {
        String name = names.of(trace.key());
        List<String> findings = new ArrayList<>();
        boolean asListed = trace.ends().stream().allMatch(WorkerTrace::matchesCallList);
        findings.add(asListed ? AS_LISTED : "Calls not as listed.");
        profile.flatMap(steps -> ClockAndTrace.of(steps, trace))
                .map(both -> "Clock and strace differ by " + Numbers.fixed(100 * Math.abs(both.difference()), 0)
                        + " % over the listed calls of " + name + " ("
                        + Numbers.smallMicros(both.clockNanos()) + " and " + Numbers.smallMicros(both.traceNanos())
                        + " µs a message).")
                .ifPresent(findings::add);
        return new CallTable(
                name,
                findings,
                List.of(
                        side(
                                trace,
                                "sender",
                                trace.ends().sender(),
                                profile.map(one -> one.ends().sender())),
                        side(
                                trace,
                                "receiver",
                                trace.ends().receiver(),
                                profile.map(one -> one.ends().receiver()))));
    }

    private static CallSide side(TraceSummary trace, String side, WorkerTrace worker, Optional<WorkerProfile> profile) {
        List<String> notes = new ArrayList<>(deviations(worker));
        profile.flatMap(steps -> withoutCall(worker, steps)).ifPresent(notes::add);
        return new CallSide(
                side,
                Numbers.whole(trace.messages()) + " messages under " + Text.line(trace.tracer())
                        + "; a call that does nothing took "
                        + Numbers.micros(worker.nullCall().medianNanos()) + " µs under it"
                        + profile.map(WorkerProfile::nullCallNanos)
                                .filter(nanos -> nanos.isPresent())
                                .map(nanos -> ", " + Numbers.smallMicros(nanos.getAsDouble()) + " µs by clock")
                                .orElse(""),
                worker.calls().stream().map(call -> row(call, worker, profile)).toList(),
                notes);
    }

    private static TracedCall row(CallSummary call, WorkerTrace worker, Optional<WorkerProfile> profile) {
        boolean typical = worker.callOf(call.step()).filter(call::equals).isPresent();
        return new TracedCall(
                Text.line(call.step()),
                kind(call),
                Numbers.whole(call.times().count()),
                Numbers.smallMicros(worker.medianAboveNullNanos(call)),
                typical ? profile.flatMap(steps -> clock(call, steps)).orElse(Numbers.NONE) : Numbers.NONE);
    }

    private static Optional<String> clock(CallSummary call, WorkerProfile profile) {
        return profile.steps().stream()
                .filter(step -> step.step().equals(call.step()))
                .map(step -> Numbers.smallMicros(
                        step.times().medianNanos() - profile.nullCallNanos().orElse(0)))
                .findFirst();
    }

    /** Steps that were timed, and of which the trace shows no call. */
    private static Optional<String> withoutCall(WorkerTrace worker, WorkerProfile profile) {
        String steps = profile.steps().stream()
                .filter(step ->
                        worker.calls().stream().noneMatch(call -> call.step().equals(step.step())))
                .map(CallsSection::timed)
                .collect(Collectors.joining(", "));
        return steps.isEmpty() ? Optional.empty() : Optional.of("Without a system call: " + steps + ".");
    }

    private static String timed(StepSummary step) {
        return Text.line(step.step()) + " " + Numbers.smallMicros(step.times().medianNanos()) + " µs";
    }

    private static String kind(CallSummary call) {
        List<String> parts = new ArrayList<>();
        parts.add(Text.line(call.call()));
        call.bytes().ifPresent(bytes -> parts.add(Numbers.whole(bytes) + " bytes"));
        call.error().ifPresent(error -> parts.add(Text.line(error)));
        return String.join(", ", parts);
    }

    /** Each call that deviates from the mode's call list, then in one sentence those the Java runtime adds. */
    private static List<String> deviations(WorkerTrace worker) {
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
