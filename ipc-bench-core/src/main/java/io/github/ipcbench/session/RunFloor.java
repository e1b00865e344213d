package io.github.ipcbench.session;

import io.github.ipcbench.results.FloorRecord;
import io.github.ipcbench.results.FloorRecord.Moment;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Measures the floor of each run, with as many copies as there is time for; remembers why it could not. */
final class RunFloor {
    /** Two slots and three buffers of a larger message would take memory that the modes themselves never ask for. */
    static final int LARGEST_PAYLOAD_BYTES = 64 << 20;

    /** What is copied in all for one figure: some 5 ms in memory, whatever the size of a message. */
    private static final long BYTES_PER_FIGURE = 32L << 20;

    private static final int MOST_COPIES = 1000;
    private static final int FEWEST_COPIES = 5;

    private final Set<String> problems = new LinkedHashSet<>();

    /** Before the measured window: opens the ring and measures; empty when it cannot be measured. */
    Optional<Moment> before(Run run, int payloadBytes) throws RunVoidedException, InterruptedException {
        Optional<String> problem = payloadBytes > LARGEST_PAYLOAD_BYTES
                ? Optional.of("it is measured for messages of up to " + LARGEST_PAYLOAD_BYTES + " bytes")
                : run.openFloor();
        if (problem.isPresent()) {
            problems.add(problem.get());
            return Optional.empty();
        }
        return Optional.of(run.measureFloor(copies(payloadBytes)));
    }

    /** After it, where it was measured before. */
    Optional<FloorRecord> after(Run run, int payloadBytes, Optional<Moment> before)
            throws RunVoidedException, InterruptedException {
        return before.isPresent()
                ? Optional.of(new FloorRecord(before.get(), run.measureFloor(copies(payloadBytes))))
                : Optional.empty();
    }

    private static int copies(int payloadBytes) {
        return (int) Math.max(FEWEST_COPIES, Math.min(MOST_COPIES, BYTES_PER_FIGURE / payloadBytes));
    }

    /** Each reason once. */
    List<Warning> warnings() {
        return problems.stream()
                .map(problem -> Warning.of(WarningCode.NO_FLOOR, problem))
                .toList();
    }
}
