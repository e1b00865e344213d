package io.github.ipcbench.protocol;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes control messages to a stream, each whole and at once; safe to use from several threads. */
public final class ControlWriter {
    private final DataOutputStream out;

    public ControlWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    public synchronized void write(ControlMessage message) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ControlCodec.write(message, new DataOutputStream(body));
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(frame);
        header.writeInt(ControlFrame.MAGIC);
        header.writeShort(ControlFrame.VERSION);
        header.writeByte(ControlCodec.type(message));
        header.writeInt(body.size());
        body.writeTo(frame);
        frame.writeTo(out);
        out.flush();
    }
}
