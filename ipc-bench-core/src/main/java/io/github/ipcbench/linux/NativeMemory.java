package io.github.ipcbench.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Zeroed memory with an address that calls can be given, for as long as this object is reachable; numbers in it are in the
 * machine's byte order. Offsets and sizes are in bytes.
 */
public final class NativeMemory {
    private final ByteBuffer bytes;
    private final long address;

    NativeMemory(ByteBuffer bytes, long address) {
        this.bytes = bytes.order(ByteOrder.nativeOrder());
        this.address = address;
    }

    /** Where it begins. */
    public long address() {
        return address;
    }

    /** Its size. */
    public int bytes() {
        return bytes.capacity();
    }

    public long getLong(int offset) {
        return bytes.getLong(offset);
    }

    public int getInt(int offset) {
        return bytes.getInt(offset);
    }

    public void putLong(int offset, long value) {
        bytes.putLong(offset, value);
    }

    public void putInt(int offset, int value) {
        bytes.putInt(offset, value);
    }

    public void putShort(int offset, short value) {
        bytes.putShort(offset, value);
    }

    public void putByte(int offset, byte value) {
        bytes.put(offset, value);
    }

    public void put(int offset, byte[] values) {
        bytes.put(offset, values);
    }
}
