package io.github.ipcbench.transport.datagram;

import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.CallStep;
import io.github.ipcbench.transport.Step;
import java.util.ArrayList;
import java.util.List;

/** The calls of {@link DatagramSender} and {@link DatagramReceiver}, as call lists have them. */
public final class DatagramCalls {
    private DatagramCalls() {}

    /** The sender's call for its datagram, once for each message; it blocks while the way is full. */
    public static CallStep sendmsg() {
        return CallStep.exactly(Step.SENDMSG.id(), 1, "sendmsg").thatWaits();
    }

    /**
     * The receiver's calls, in order: the wait, the datagram, its check, and a close of each descriptor.
     *
     * @param descriptors the run's, that come with each message
     * @param waitStrategy the run's: whether the wait is a call of its own
     * @param inside what a mode does between receiving the datagram and closing its descriptors
     */
    public static List<CallStep> receiving(int descriptors, WaitStrategy waitStrategy, List<CallStep> inside) {
        List<CallStep> steps = new ArrayList<>();
        CallStep recvmsg = CallStep.exactly(Step.RECVMSG.id(), 1, "recvmsg");
        switch (waitStrategy) {
            case SELECT -> {
                steps.add(CallStep.waiting(Step.WAIT.id(), "poll", "ppoll"));
                steps.add(recvmsg);
            }
            case BLOCK -> steps.add(recvmsg.thatWaits());
        }
        steps.add(CallStep.inUserSpace(Step.CHECK.id()));
        steps.addAll(inside);
        if (descriptors > 0) {
            steps.add(CallStep.exactly(Step.CLOSE_DESCRIPTOR.id(), descriptors, "close"));
        }
        return List.copyOf(steps);
    }
}
