package io.github.ipcbench.transport.datagram;

import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.CallStep;
import io.github.ipcbench.transport.Step;
import java.util.ArrayList;
import java.util.List;

/** The calls of the datagram path, as call lists have them. */
public final class DatagramCalls {
    private DatagramCalls() {}

    /** The sender's call; it blocks while the way is full. */
    public static CallStep sendmsg() {
        return CallStep.exactly(Step.SENDMSG.id(), 1, "sendmsg").thatWaits();
    }

    /**
     * The receiver's calls.
     *
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
