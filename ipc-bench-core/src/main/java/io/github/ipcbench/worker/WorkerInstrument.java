package io.github.ipcbench.worker;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.machine.CpuClocks;
import io.github.ipcbench.machine.ThreadCpuTimes;
import io.github.ipcbench.plan.TraceMarkers;
import io.github.ipcbench.protocol.ControlMessage.PrepareWindow;
import io.github.ipcbench.protocol.ControlMessage.ProfileReported;
import io.github.ipcbench.protocol.ControlMessage.StartWindow;
import io.github.ipcbench.protocol.Instrument;
import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * What a worker does besides moving messages, in measured windows; on the loop thread.
 *
 * <p>To look at a call costs an instrument something whatever the call does. What, is seen at calls that do nothing. Where
 * messages are paced, one comes right before each step, so that both find the machine in the same state; and some come
 * before the message, so that the tracer, which has slept since the one before, is awake. Else they come after the window.
 */
interface WorkerInstrument {
    int NULL_CALLS_PER_PACED_MESSAGE = 3;
    int NULL_CALLS_AFTER_WINDOW = 500;

    /** A headline run's instrument: none. */
    WorkerInstrument NONE = new WorkerInstrument() {};

    static WorkerInstrument of(Instrument instrument, Linux linux, CpuClocks clocks) {
        return switch (instrument) {
            case NONE -> NONE;
            case STEP_PROFILE -> new Profiling(new StepProfiler(clocks, Besides.undisturbed(linux)));
            case STOPPED_STEP_PROFILE ->
                new Profiling(new StepProfiler(clocks, Besides.stoppedBy(linux, linux::getppid)));
            case TRACE_MARKERS -> new Marking(linux, clocks);
        };
    }

    /** Who hears of each step. */
    default StepRecorder steps() {
        return StepRecorder.NONE;
    }

    /** Once before each measured window: whatever takes time and may not be done while the other end is at work. */
    default void prepare(PrepareWindow window) {}

    /** Before the window's clocks are read. */
    default void windowStarts(StartWindow window) throws IOException {}

    /** Before each message of a paced window, when its turn has come. */
    default void pacedMessageDue() {}

    /** Right before the first message. */
    default void loopStarts() {}

    /** Right after the last message. */
    default void loopEnded() {}

    /** After the window's clocks are read. */
    default void windowEnded(WorkerMeasurement measurement, long messages) throws IOException {}

    /** What was found in the last measured window. */
    default ProfileReported profile() throws IOException {
        throw new IOException("step profile: this worker was not told to make one");
    }

    /** Times the steps, and reads what each thread of the process took. */
    final class Profiling implements WorkerInstrument {
        /** A prime, so as not to beat with whatever repeats in the loop: the queue's slots, the socket's depth. */
        private static final int STRIDE = 3;

        /** So many messages leave each step a few hundred timed occurrences; of fewer, every one is sampled. */
        private static final int ENOUGH_MESSAGES = 10_000;

        private final StepProfiler profiler;
        private ThreadCpuTimes threadsAtStart;
        private ProfileReported profile;

        Profiling(StepProfiler profiler) {
            this.profiler = profiler;
        }

        @Override
        public StepRecorder steps() {
            return profiler;
        }

        @Override
        public void prepare(PrepareWindow window) {
            profiler.restart(sample(window));
        }

        @Override
        public void windowStarts(StartWindow window) throws IOException {
            threadsAtStart = ThreadCpuTimes.now();
        }

        private static StepProfiler.Sample sample(PrepareWindow window) {
            if (window.paced()) {
                // Paced messages are few and far between, and disturb nobody: every step of every one is timed.
                return StepProfiler.Sample.EVERY_STEP;
            }
            return new StepProfiler.Sample(window.messages() < ENOUGH_MESSAGES ? 1 : STRIDE, true);
        }

        @Override
        public void pacedMessageDue() {
            profiler.timeNullCalls(NULL_CALLS_PER_PACED_MESSAGE);
        }

        @Override
        public void windowEnded(WorkerMeasurement measurement, long messages) throws IOException {
            List<CpuPart> threads = ThreadCpuTimes.now().since(threadsAtStart).entrySet().stream()
                    .map(entry -> new CpuPart(entry.getKey().name().toLowerCase(Locale.ROOT), entry.getValue()))
                    .toList();
            if (profiler.nullCallNanos().isEmpty()) {
                profiler.timeNullCalls(NULL_CALLS_AFTER_WINDOW);
            }
            profile = new ProfileReported(
                    new WorkerProfile(
                            measurement,
                            messages,
                            profiler.timedMessages(),
                            profiler.clockNanos(),
                            profiler.nullCallNanos(),
                            profiler.steps(),
                            profiler.loopParts(),
                            threads),
                    profiler.series());
        }

        @Override
        public ProfileReported profile() throws IOException {
            if (profile == null) {
                throw new IOException("step profile: there was no measured window yet");
            }
            return profile;
        }
    }

    /**
     * Delimits the window for a tracer, and shows it what a call that does nothing costs. Paced messages are profiled besides,
     * to no purpose but that the worker's own code is in the caches as it is where the worker is the one who times: there the
     * kernel's copy of a large message took 5 to 22 % longer than under a tracer alone.
     */
    final class Marking implements WorkerInstrument {
        private final Linux linux;
        private final StepProfiler profiler;
        private final StepRecorder steps = new StepRecorder() {
            @Override
            public void begin() {
                if (profiles()) {
                    profiler.begin();
                }
            }

            @Override
            public void done(Step step) {
                if (profiles()) {
                    profiler.done(step);
                }
            }
        };

        private int nullCalls;
        private boolean paced;
        private boolean inLoop;

        Marking(Linux linux, CpuClocks clocks) {
            this.linux = linux;
            this.profiler = new StepProfiler(clocks, Besides.traced(this::makeNullCall));
        }

        @Override
        public StepRecorder steps() {
            return steps;
        }

        private boolean profiles() {
            return inLoop && paced;
        }

        @Override
        public void prepare(PrepareWindow window) {
            paced = window.paced();
            if (paced) {
                profiler.restart(StepProfiler.Sample.EVERY_STEP);
            }
        }

        @Override
        public void windowStarts(StartWindow window) {
            nullCalls = 0;
        }

        @Override
        public void loopStarts() {
            mark(TraceMarkers.WINDOW_START_OFFSET);
            inLoop = true;
        }

        @Override
        public void pacedMessageDue() {
            profiler.timeNullCalls(NULL_CALLS_PER_PACED_MESSAGE);
        }

        @Override
        public void loopEnded() {
            inLoop = false;
            mark(TraceMarkers.WINDOW_END_OFFSET);
        }

        @Override
        public void windowEnded(WorkerMeasurement measurement, long messages) {
            if (nullCalls == 0) {
                for (int call = 0; call < NULL_CALLS_AFTER_WINDOW; call++) {
                    makeNullCall();
                }
            }
        }

        private void makeNullCall() {
            mark(TraceMarkers.nullCallOffset(nullCalls++));
        }

        /** The descriptor is none: the kernel says EBADF and does nothing. */
        private void mark(long offset) {
            linux.lseek(TraceMarkers.DESCRIPTOR, offset, Linux.SEEK_SET);
        }
    }
}
