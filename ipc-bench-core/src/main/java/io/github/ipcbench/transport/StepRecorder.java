package io.github.ipcbench.transport;

/**
 * Hears of the steps of each message, in order: {@link #begin} before the first, then {@link #done} after each one. A
 * step's time reaches from the previous of these calls to its own.
 */
public interface StepRecorder {
    /** Hears nothing: headline runs, where nothing may be added to a message's cost. */
    StepRecorder NONE = new StepRecorder() {
        @Override
        public void begin() {}

        @Override
        public void done(Step step) {}
    };

    /** The next step begins now. */
    void begin();

    /** A step has ended, the next one begins. */
    void done(Step step);
}
