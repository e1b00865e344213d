package io.github.ipcbench.transport;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/**
 * A family of modes, found by {@link java.util.ServiceLoader}. Both ends run in worker processes of their own: the
 * receiver is opened first, the sender when the receiver is ready; both stay open for the whole run.
 */
public interface TransportProvider {
    /** The modes of this transport, in the order they are listed to the user. */
    List<Mode> modes();

    /**
     * The calls of one message in this mode, side by side with the steps a {@link StepRecorder} hears of, by name.
     *
     * @param descriptors descriptors that travel with each message
     */
    CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy);

    /**
     * What a run takes in file systems, so that too large a message is refused before a process is started.
     *
     * @param depth messages in flight at most; absent where the host decides
     */
    default RoomNeeded roomNeeded(Mode mode, int messageBytes, OptionalInt depth) {
        return RoomNeeded.NONE;
    }

    /**
     * Opens the sending end.
     *
     * @throws MessageTooLargeException when this machine cannot carry the message in this mode: a result, not a fault
     * @throws ModeUnavailableException when the mode does not work here with any message: a result as well
     * @throws IOException when the end cannot be opened
     */
    MessageSender openSender(Mode mode, TransportContext context) throws IOException;

    /**
     * Opens the receiving end; when this returns, a sender can be opened.
     *
     * @throws IOException when the end cannot be opened
     */
    MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException;
}
