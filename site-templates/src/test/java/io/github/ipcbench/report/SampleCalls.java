package io.github.ipcbench.report;

import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.CpuAccount;
import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TimeSummary;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import java.util.List;

/** Made-up findings about single calls, for tests. */
final class SampleCalls {
    private static final int MESSAGES = 1000;

    private SampleCalls() {}

    static Results in(Results session) {
        return session.with(findings(), List.of());
    }

    static CallFindings findings() {
        return new CallFindings(
                List.of(profile("socket", -100_000), profile("socket-gzip", 1_000_000)), List.of(), List.of());
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
                steps,
                parts,
                List.of());
    }

    private static StepSummary step(String name, double medianNanos, long count) {
        return new StepSummary(name, times(medianNanos, count));
    }

    private static CpuPart part(String name, double nanos) {
        return new CpuPart(name, nanos);
    }
}
