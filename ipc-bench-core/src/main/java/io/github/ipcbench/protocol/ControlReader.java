package io.github.ipcbench.protocol;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads control messages from a stream, strictly: whatever is not a message of this version is an error. */
public final class ControlReader {
    private final DataInputStream in;

    public ControlReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /**
     * Reads the next message; blocks until it is there.
     *
     * @return the message, or empty when the stream has ended between two messages
     * @throws ControlStreamException when the bytes are no message of this version
     */
    public Optional<ControlMessage> read() throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(readFrame(first));
        } catch (EOFException e) {
            throw new ControlStreamException("control stream: it ended in the middle of a message");
        }
    }

    private ControlMessage readFrame(int firstByte) throws IOException {
        int magic = (firstByte << 24)
                | (in.readUnsignedByte() << 16)
                | (in.readUnsignedByte() << 8)
                | in.readUnsignedByte();
        if (magic != ControlFrame.MAGIC) {
            throw new ControlStreamException(String.format(
                    "control stream: a message starts with %08x, not with %08x; something else was written to it",
                    magic, ControlFrame.MAGIC));
        }
        int version = in.readUnsignedShort();
        if (version != ControlFrame.VERSION) {
            throw new ControlStreamException("control stream: the other side speaks version " + version
                    + ", this side version " + ControlFrame.VERSION);
        }
        int type = in.readUnsignedByte();
        int length = in.readInt();
        if (length < 0 || length > ControlFrame.MAX_BODY_BYTES) {
            throw new ControlStreamException("control stream: a message of " + Integer.toUnsignedString(length)
                    + " bytes; at most " + ControlFrame.MAX_BODY_BYTES + " are valid");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        return decode(type, body);
    }

    private static ControlMessage decode(int type, byte[] body) throws IOException {
        DataInputStream fields = new DataInputStream(new ByteArrayInputStream(body));
        ControlMessage message;
        try {
            message = ControlCodec.read(type, fields);
        } catch (EOFException e) {
            throw new ControlStreamException("control stream: message type " + type + " is too short");
        } catch (IllegalArgumentException e) {
            throw new ControlStreamException("control stream: message type " + type + ": " + e.getMessage());
        }
        if (fields.available() > 0) {
            throw new ControlStreamException("control stream: message type " + type + " is too long");
        }
        return message;
    }
}
