package io.github.ipcbench.report;

import io.github.ipcbench.results.ArticleAccount;
import io.github.ipcbench.results.ArticleConclusion;
import io.github.ipcbench.results.ArticleRow;
import io.github.ipcbench.results.CallCount;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.CallVerdict;
import io.github.ipcbench.results.CpuAccount;
import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.InstrumentRow;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TimeSummary;
import io.github.ipcbench.results.TraceSummary;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.results.WorkerTrace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Made-up findings about single calls, for tests. */
final class SampleCalls {
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

    static Results in(Results session) {
        return session.with(findings(), List.of());
    }

    static CallFindings findings() {
        return new CallFindings(
                List.of(profile("socket", -100_000), profile("socket-gzip", 1_000_000)),
                List.of(profile("socket", 0)),
                List.of(profile("socket", 0)),
                List.of(
                        trace("socket", true, List.of(EXACT, RUNTIME)),
                        trace("file", false, List.of(MORE, UNEXPECTED))),
                List.of(article(5)));
    }

    static ArticleAccount article(int messagesPerSession) {
        return new ArticleAccount(
                "step profile",
                List.of(row("sendmsg", 10_767, 14_000), row("recvmsg", 3_205, 15_000)),
                row("sum", 13_972, 29_000),
                List.of(row("sendmsg", 9_336, 29_000), row("recvmsg", 16_231, 39_000)),
                row("sum", 25_567, 68_000),
                List.of(row("open", 11_623, 16_000), row("read", 6_521, 60_000)),
                row("sum", 66_377, 201_000),
                row("read + write", 34_416, 127_000),
                conclusion("saved", 11_595, 40_000),
                conclusion("added", 66_377, 200_000),
                conclusion("deficit", 54_782, 160_000),
                conclusion("deficit per session", 54_782.0 * messagesPerSession, 1_000_000),
                messagesPerSession);
    }

    private static ArticleRow row(String call, double medianNanos, double publishedNanos) {
        return new ArticleRow(call, medianNanos, medianNanos + 1_000, publishedNanos, publishedNanos + 1_000);
    }

    private static ArticleConclusion conclusion(String name, double medianNanos, double publishedNanos) {
        return new ArticleConclusion(name, medianNanos, medianNanos + 1_000, publishedNanos);
    }

    /** @param counts the receiver's; the sender's are as listed */
    static TraceSummary trace(String mode, boolean allCalls, List<CallCount> counts) {
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
        return new TraceSummary(
                mode,
                112_192,
                1050,
                "strace 6.1",
                allCalls,
                sender,
                receiver,
                List.of(
                        instrument("sender", "sendmsg", 16_400, 16_405, false),
                        instrument("receiver", "recvmsg", 2_203, 16_174, mode.equals("file")),
                        instrument("receiver", "close-descriptor", 90, 90, false),
                        new InstrumentRow(
                                "receiver",
                                "inflate",
                                OptionalDouble.of(156_000),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                false,
                                false)));
    }

    private static InstrumentRow instrument(
            String side, String step, double inProcess, double traced, boolean disagree) {
        return new InstrumentRow(
                side,
                step,
                OptionalDouble.of(inProcess),
                OptionalDouble.of(inProcess + 700),
                OptionalDouble.of(traced),
                OptionalDouble.of(inProcess + 700 - traced),
                false,
                disagree);
    }

    private static CallSummary call(
            String step, OptionalLong bytes, Optional<String> error, double rawMedian, long count) {
        return new CallSummary(
                step,
                step,
                error,
                bytes,
                times(rawMedian, count),
                Optional.empty(),
                rawMedian - 7_000,
                rawMedian - 7_050);
    }

    /** @param senderRest what the steps leave of the sender's loop CPU of 16 ms */
    static StepProfile profile(String mode, double senderRest) {
        WorkerProfile sender =
                worker(16_000_000, 30.6, List.of(step("sendmsg", 9_336, 100)), List.of(part("sendmsg", 15_000_000)));
        WorkerProfile receiver = worker(
                20_000_000,
                40,
                List.of(step("wait", 681, 100), step("recvmsg", 16_231, 100), step("close-descriptor", -5, 300)),
                List.of(part("wait", 3_000_000), part("recvmsg", 17_000_000), part("loop", -1_000)));
        return new StepProfile(
                mode,
                112_192,
                sender,
                receiver,
                List.of(
                        new CpuAccount(
                                "sender loop CPU",
                                16_000_000,
                                List.of(part("sendmsg", 16_000_000 - senderRest)),
                                senderRest),
                        new CpuAccount(
                                "receiver process CPU",
                                22_000_000,
                                List.of(part("loop", 20_000_000), part("jit", 2_000_000)),
                                0)));
    }

    /** A mode beside which others would be invisible in a chart. */
    static StepProfile giant() {
        WorkerProfile worker = worker(
                2_010_000_000,
                30,
                List.of(step("deflate", 2_000_000, 100)),
                List.of(part("deflate", 2_000_000_000), part("sendmsg", 10_000_000)));
        return new StepProfile("socket-gzip", 112_192, worker, worker, List.of());
    }

    static TimeSummary times(double medianNanos, long count) {
        return new TimeSummary(count, medianNanos, medianNanos + 100, medianNanos + 500, medianNanos + 1000);
    }

    private static WorkerProfile worker(
            long loopNanos, double clockNanos, List<StepSummary> steps, List<CpuPart> parts) {
        return new WorkerProfile(
                new WorkerMeasurement(loopNanos, loopNanos, 0, loopNanos, 0, loopNanos, MESSAGES, 1, 1),
                MESSAGES,
                100,
                clockNanos,
                OptionalDouble.of(300),
                steps,
                parts,
                List.of());
    }

    private static StepSummary step(String name, double medianNanos, long count) {
        return new StepSummary(name, times(medianNanos, count), OptionalDouble.empty());
    }

    private static CpuPart part(String name, double nanos) {
        return new CpuPart(name, nanos);
    }
}
