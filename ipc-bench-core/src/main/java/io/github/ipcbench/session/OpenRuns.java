package io.github.ipcbench.session;

import io.github.ipcbench.protocol.Pace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs of several worker pairs that are under way at the same time, and end together. */
final class OpenRuns implements AutoCloseable {
    /** So many times each pair has its turn: often enough that what lies between two turns is short. */
    private static final long TURNS = 40;

    private final List<OpenRun> runs = new ArrayList<>();

    void add(OpenRun run) {
        runs.add(run);
    }

    OpenRun get(int index) {
        return runs.get(index);
    }

    /** Has each pair move so many messages, a burst of them by turns. */
    void movePaced(long messages, long periodNanos) throws RunVoidedException, InterruptedException {
        long burst = (messages + TURNS - 1) / TURNS;
        List<Pace> paces = Pace.byTurns(OpenRun.soon(), periodNanos, burst, runs.size());
        List<WorkerPair.Begun> begun = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            begun.add(runs.get(i).beginPaced(messages, paces.get(i)));
        }
        for (int i = 0; i < runs.size(); i++) {
            runs.get(i).finished(begun.get(i));
        }
    }

    /** Ends runs that all went well. */
    void finish() throws IOException {
        for (OpenRun run : runs) {
            run.finish();
        }
    }

    @Override
    public void close() {
        runs.forEach(OpenRun::close);
    }
}
