package io.github.ipcbench.calls.article;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TraceSummary;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.results.WorkerTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * The article's call tables and arithmetic: its medians beside this session's, by each instrument that saw all it takes.
 *
 * <pre>
 *   saved   = large (sendmsg + recvmsg) - small (sendmsg + recvmsg)
 *   added   = open + unlink + write + close + lseek + read + close
 *   deficit = added - saved
 *   session = deficit x messages per session
 * </pre>
 *
 * Sums of medians, as in the article, are not medians of sums. It measured by strace and rounded to microseconds.
 *
 * @param payloadBytes size of each message
 * @param variant the settings both modes ran with
 * @param messagesPerSession messages exchanged per session; the published session has {@link Article#MESSAGES_PER_SESSION}
 * @param instruments what took our times; at least one
 * @param groups of lines, in the article's order
 */
public record ArticleArithmetic(
        int payloadBytes, String variant, int messagesPerSession, List<Instrument> instruments, List<Group> groups) {

    /** What took the times. */
    public enum Instrument {
        /** strace, its own cost included, as in the article. */
        STRACE,
        /** strace less its null call. */
        STRACE_ABOVE_NULL,
        /** The workers' own clock. */
        CLOCK
    }

    /** Lines that belong together. */
    public record Group(String name, List<Line> lines) {
        public Group {
            lines = List.copyOf(lines);
        }
    }

    /** What a line holds. */
    public enum Kind {
        CALL,
        SUM,
        /** What the article concludes, in round figures. */
        CONCLUSION
    }

    /**
     * One line of the tables.
     *
     * @param publishedMicros the article's
     * @param nanos ours, in the order of the instruments
     */
    public record Line(String name, Kind kind, int publishedMicros, List<Double> nanos) {
        public Line {
            nanos = List.copyOf(nanos);
        }
    }

    public ArticleArithmetic {
        instruments = List.copyOf(instruments);
        groups = List.copyOf(groups);
        if (messagesPerSession < 1) {
            throw new IllegalArgumentException("messages per session: at least 1 is needed, got " + messagesPerSession);
        }
    }

    /** What the calls that a file adds cost above what the small message saves, per message. */
    public Line deficit() {
        List<Line> conclusions = groups.get(groups.size() - 1).lines();
        return conclusions.get(conclusions.size() - 2);
    }

    /** Of every message size, with every variant, at which some instrument saw both of the modes that the article compares. */
    public static List<ArticleArithmetic> of(CallFindings findings, int messagesPerSession) {
        List<ArticleArithmetic> all = new ArrayList<>();
        Set<Case> sockets = new LinkedHashSet<>();
        findings.profiles().forEach(profile -> sockets.add(like(profile.key(), Article.SOCKET)));
        sockets.forEach(socket -> {
            List<Times> times = times(findings, socket, like(socket, Article.FILE));
            if (!times.isEmpty()) {
                all.add(new ArticleArithmetic(
                        socket.payloadBytes(),
                        socket.variant(),
                        messagesPerSession,
                        times.stream().map(Times::instrument).toList(),
                        groups(times, messagesPerSession)));
            }
        });
        return List.copyOf(all);
    }

    private static Case like(Case key, String mode) {
        return new Case(mode, key.payloadBytes(), key.variant());
    }

    private static List<Times> times(CallFindings findings, Case socketCase, Case fileCase) {
        Map<Case, TraceSummary> traces = new HashMap<>();
        findings.traces().forEach(trace -> traces.put(trace.key(), trace));
        Map<Case, StepProfile> profiles = new HashMap<>();
        findings.profiles().forEach(profile -> profiles.put(profile.key(), profile));
        List<Times> times = new ArrayList<>();
        if (traces.containsKey(socketCase) && traces.containsKey(fileCase)) {
            TraceSummary socket = traces.get(socketCase);
            TraceSummary file = traces.get(fileCase);
            ToDoubleBiFunction<WorkerTrace, CallSummary> raw =
                    (trace, call) -> call.times().medianNanos();
            times.add(new Times(Instrument.STRACE, traced(socket, raw), traced(file, raw)));
            times.add(new Times(
                    Instrument.STRACE_ABOVE_NULL,
                    traced(socket, WorkerTrace::medianAboveNullNanos),
                    traced(file, WorkerTrace::medianAboveNullNanos)));
        }
        if (profiles.containsKey(socketCase) && profiles.containsKey(fileCase)) {
            times.add(new Times(Instrument.CLOCK, timed(profiles.get(socketCase)), timed(profiles.get(fileCase))));
        }
        return times.stream().filter(Times::isComplete).toList();
    }

    /**
     * Median nanoseconds per step of the two modes.
     *
     * @param socket of the mode that sends the bytes by socket
     * @param file of the mode that sends them by file
     */
    private record Times(
            Instrument instrument, BothEnds<Map<String, Double>> socket, BothEnds<Map<String, Double>> file) {
        private static final List<String> OF_FILE_SENDER = List.of("open", "unlink", "write", "sendmsg", "close");
        private static final List<String> OF_FILE_RECEIVER = List.of("recvmsg", "lseek", "read", "close");

        boolean isComplete() {
            return socket.sender().containsKey("sendmsg")
                    && socket.receiver().containsKey("recvmsg")
                    && file.sender().keySet().containsAll(OF_FILE_SENDER)
                    && file.receiver().keySet().containsAll(OF_FILE_RECEIVER);
        }

        double small() {
            return file.sender().get("sendmsg") + file.receiver().get("recvmsg");
        }

        double large() {
            return socket.sender().get("sendmsg") + socket.receiver().get("recvmsg");
        }

        double saved() {
            return large() - small();
        }

        double added() {
            double ofSender = file.sender().get("open")
                    + file.sender().get("unlink")
                    + file.sender().get("write")
                    + file.sender().get("close");
            return ofSender
                    + file.receiver().get("lseek")
                    + file.receiver().get("read")
                    + file.receiver().get("close");
        }

        double deficit() {
            return added() - saved();
        }
    }

    private static BothEnds<Map<String, Double>> timed(StepProfile profile) {
        return new BothEnds<>(
                timed(profile.ends().sender()), timed(profile.ends().receiver()));
    }

    private static Map<String, Double> timed(WorkerProfile profile) {
        Map<String, Double> medians = new HashMap<>();
        for (StepSummary step : profile.steps()) {
            medians.put(step.step(), step.times().medianNanos());
        }
        return medians;
    }

    private static BothEnds<Map<String, Double>> traced(
            TraceSummary trace, ToDoubleBiFunction<WorkerTrace, CallSummary> nanos) {
        return new BothEnds<>(
                traced(trace.ends().sender(), nanos), traced(trace.ends().receiver(), nanos));
    }

    private static Map<String, Double> traced(WorkerTrace trace, ToDoubleBiFunction<WorkerTrace, CallSummary> nanos) {
        Map<String, Double> medians = new HashMap<>();
        for (CallSummary call : trace.calls()) {
            Optional<CallSummary> typical = trace.callOf(call.step());
            typical.ifPresent(one -> medians.put(one.step(), nanos.applyAsDouble(trace, one)));
        }
        return medians;
    }

    private static List<Group> groups(List<Times> times, int messagesPerSession) {
        Lines lines = new Lines(times);
        return List.of(
                new Group(
                        "Small message (0 bytes)",
                        List.of(
                                lines.call(
                                        "sendmsg", 14, one -> one.file.sender().get("sendmsg")),
                                lines.call(
                                        "recvmsg",
                                        15,
                                        one -> one.file.receiver().get("recvmsg")),
                                lines.sum(29, Times::small))),
                new Group(
                        "Large message",
                        List.of(
                                lines.call(
                                        "sendmsg",
                                        29,
                                        one -> one.socket.sender().get("sendmsg")),
                                lines.call(
                                        "recvmsg",
                                        39,
                                        one -> one.socket.receiver().get("recvmsg")),
                                lines.sum(68, Times::large))),
                new Group(
                        "Calls that the file adds",
                        List.of(
                                lines.call("open", 16, one -> one.file.sender().get("open")),
                                lines.call(
                                        "unlink", 13, one -> one.file.sender().get("unlink")),
                                lines.call("write", 67, one -> one.file.sender().get("write")),
                                lines.call(
                                        "close (sender)",
                                        13,
                                        one -> one.file.sender().get("close")),
                                lines.call(
                                        "lseek", 14, one -> one.file.receiver().get("lseek")),
                                lines.call(
                                        "read", 60, one -> one.file.receiver().get("read")),
                                lines.call(
                                        "close (receiver)",
                                        18,
                                        one -> one.file.receiver().get("close")),
                                lines.sum(201, Times::added))),
                new Group(
                        "What follows, per message and per session",
                        List.of(
                                lines.conclusion("saved by the small message", 40, Times::saved),
                                lines.conclusion("added by the file calls", 200, Times::added),
                                lines.conclusion("deficit: added less saved", 160, Times::deficit),
                                lines.conclusion(
                                        "deficit of a session of " + messagesPerSession
                                                + (messagesPerSession == 1 ? " message" : " messages"),
                                        1000,
                                        one -> one.deficit() * messagesPerSession))));
    }

    private record Lines(List<Times> times) {
        Line call(String name, int publishedMicros, ToDoubleFunction<Times> nanos) {
            return line(name, Kind.CALL, publishedMicros, nanos);
        }

        Line sum(int publishedMicros, ToDoubleFunction<Times> nanos) {
            return line("sum", Kind.SUM, publishedMicros, nanos);
        }

        Line conclusion(String name, int publishedMicros, ToDoubleFunction<Times> nanos) {
            return line(name, Kind.CONCLUSION, publishedMicros, nanos);
        }

        private Line line(String name, Kind kind, int publishedMicros, ToDoubleFunction<Times> nanos) {
            return new Line(
                    name,
                    kind,
                    publishedMicros,
                    times.stream().map(nanos::applyAsDouble).toList());
        }
    }
}
