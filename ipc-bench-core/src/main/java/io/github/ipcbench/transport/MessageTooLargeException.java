package io.github.ipcbench.transport;

import java.io.IOException;

/** This machine cannot carry a message of this size in this mode. */
public final class MessageTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final long largestBytes;

    /**
     * @param reason the kernel's error name, such as {@code EMSGSIZE}
     * @param largestBytes the largest message that went through when tried
     */
    public MessageTooLargeException(String reason, long messageBytes, long largestBytes) {
        super("a message of " + messageBytes + " bytes does not pass (" + reason + "); the largest that did: "
                + largestBytes);
        this.reason = reason;
        this.largestBytes = largestBytes;
    }

    /** The kernel's error name. */
    public String reason() {
        return reason;
    }

    /** The largest message that went through when tried. */
    public long largestBytes() {
        return largestBytes;
    }
}
