package io.github.ipcbench.report;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.CallCount;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.CallVerdict;
import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TimeSummary;
import io.github.ipcbench.results.TraceSummary;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.results.WorkerTrace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Made-up findings about single calls, for tests. */
public final class SampleCalls {
    private static final int MESSAGES = 1000;

    static final CallCount EXACT = new CallCount(
            "recvmsg",
            List.of("recvmsg"),
            CallVerdict.EXPECTED,
            500,
            500,
            OptionalLong.of(500),
            1,
            0,
            Optional.empty());
    static final CallCount RUNTIME = new CallCount(
            "futex",
            List.of(),
            CallVerdict.RUNTIME,
            2,
            0,
            OptionalLong.of(0),
            0.004,
            0.004,
            Optional.of("a lock or a safepoint"));
    static final CallCount CLASS_LOADING = new CallCount(
            "lseek",
            List.of(),
            CallVerdict.RUNTIME,
            4,
            0,
            OptionalLong.of(0),
            0.008,
            0.008,
            Optional.of("class loading"));
    static final CallCount MORE = new CallCount(
            "recvmsg",
            List.of("recvmsg"),
            CallVerdict.MORE,
            510,
            500,
            OptionalLong.of(500),
            1.02,
            0.02,
            Optional.empty());
    static final CallCount LESS = new CallCount(
            "close",
            List.of("close", "close-descriptor"),
            CallVerdict.LESS,
            400,
            500,
            OptionalLong.of(500),
            0.8,
            -0.2,
            Optional.empty());
    static final CallCount UNEXPECTED = new CallCount(
            "fstat",
            List.of(),
            CallVerdict.UNEXPECTED,
            500,
            0,
            OptionalLong.of(0),
            1,
            1,
            Optional.of("a file opened by name"));

    private SampleCalls() {}

    public static Results in(Results session) {
        return session.with(findings(), List.of());
    }

    static CallFindings findings() {
        return new CallFindings(
                List.of(profile("socket", 16_100_000), profile("socket-gzip", 15_000_000)),
                List.of(trace("socket", List.of(EXACT, RUNTIME)), trace("file", List.of(MORE, UNEXPECTED))));
    }

    /** Findings that the article's arithmetic can be made of: the article's own medians, and by strace 5 µs more each. */
    static CallFindings ofTheArticle() {
        StepProfile socket = profile("socket", Map.of("sendmsg", 29), Map.of("recvmsg", 39));
        StepProfile file = profile(
                "file",
                Map.of("open", 16, "unlink", 13, "write", 67, "sendmsg", 14, "close", 13),
                Map.of("recvmsg", 15, "lseek", 14, "read", 60, "close", 18));
        return new CallFindings(List.of(socket, file), List.of(traced(socket), traced(file)));
    }

    private static Case key(String mode) {
        return new Case(mode, 112_192, Case.BASE);
    }

    private static StepProfile profile(String mode, Map<String, Integer> sender, Map<String, Integer> receiver) {
        return new StepProfile(key(mode), new BothEnds<>(worker(sender), worker(receiver)));
    }

    private static WorkerProfile worker(Map<String, Integer> micros) {
        return worker(
                16_000_000,
                30,
                new TreeMap<>(micros)
                        .entrySet().stream()
                                .map(step -> step(step.getKey(), step.getValue() * 1e3, 100))
                                .toList(),
                List.of());
    }

    private static TraceSummary traced(StepProfile profile) {
        return new TraceSummary(
                profile.key(),
                100,
                "strace 6.1",
                new BothEnds<>(
                        traced(profile.ends().sender()), traced(profile.ends().receiver())));
    }

    private static WorkerTrace traced(WorkerProfile profile) {
        List<CallSummary> calls = profile.steps().stream()
                .map(step -> call(
                        step.step(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        step.times().medianNanos() + 5_000,
                        100))
                .toList();
        return new WorkerTrace(times(5_300, 100), calls, List.of());
    }

    /** @param counts the receiver's; the sender's are as listed */
    static TraceSummary trace(String mode, List<CallCount> counts) {
        WorkerTrace sender = new WorkerTrace(
                times(7_000, 2000),
                List.of(call("sendmsg", OptionalLong.of(112_192), Optional.empty(), 23_405, 1050)),
                List.of(EXACT));
        WorkerTrace receiver = new WorkerTrace(
                times(6_620, 2000),
                List.of(
                        call("recvmsg", OptionalLong.of(112_192), Optional.empty(), 23_174, 1050),
                        call("recvmsg", OptionalLong.empty(), Optional.of("EAGAIN"), 7_000, 3),
                        call("close-descriptor", OptionalLong.empty(), Optional.empty(), 7_030, 3150)),
                counts);
        return new TraceSummary(key(mode), 1050, "strace 6.1", new BothEnds<>(sender, receiver));
    }

    private static CallSummary call(
            String step, OptionalLong bytes, Optional<String> error, double rawMedian, long count) {
        return new CallSummary(step, step, error, bytes, step.equals("sendmsg"), times(rawMedian, count));
    }

    /**
     * Steps of both ends.
     *
     * @param sendmsgNanos what the one step of the sender takes of its loop CPU of 16 ms
     */
    public static StepProfile profile(String mode, double sendmsgNanos) {
        WorkerProfile sender =
                worker(16_000_000, 30.6, List.of(step("sendmsg", 29_336, 100)), List.of(part("sendmsg", sendmsgNanos)));
        WorkerProfile receiver = worker(
                20_000_000,
                40,
                List.of(
                        step("wait", 681, 100),
                        step("recvmsg", 16_231, 100),
                        step("inflate", 156_000, 100),
                        step("close-descriptor", -5, 300)),
                List.of(part("wait", 3_000_000), part("recvmsg", 17_000_000), part("loop", -1_000)));
        return new StepProfile(key(mode), new BothEnds<>(sender, receiver));
    }

    /** A mode beside which others would be invisible in a chart. */
    static StepProfile giant() {
        WorkerProfile worker = worker(
                2_010_000_000,
                30,
                List.of(step("deflate", 2_000_000, 100)),
                List.of(part("deflate", 2_000_000_000), part("sendmsg", 10_000_000)));
        return new StepProfile(key("socket-gzip"), new BothEnds<>(worker, worker));
    }

    static TimeSummary times(double medianNanos, long count) {
        return new TimeSummary(count, medianNanos, medianNanos + 100, medianNanos + 500, medianNanos + 1000);
    }

    private static WorkerProfile worker(
            long loopNanos, double clockNanos, List<StepSummary> steps, List<CpuPart> parts) {
        return new WorkerProfile(
                new WorkerMeasurement(loopNanos, loopNanos, 0, loopNanos, 2_000_000, loopNanos, MESSAGES, 1, 1),
                MESSAGES,
                100,
                clockNanos,
                OptionalDouble.of(300),
                steps,
                parts,
                List.of(part("jit", 2_000_000)));
    }

    private static StepSummary step(String name, double medianNanos, long count) {
        return new StepSummary(name, times(medianNanos, count));
    }

    private static CpuPart part(String name, double nanos) {
        return new CpuPart(name, nanos);
    }
}
