package io.github.ipcbench.transport;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.Closeable;

/** The descriptors a sender hands over with each message: distinct ones, all of /dev/null, open for the whole run. */
final class SentDescriptors implements Closeable {
    private final int[] descriptors;

    private SentDescriptors(int[] descriptors) {
        this.descriptors = descriptors;
    }

    static SentDescriptors open(int count) {
        int[] descriptors = new int[count];
        try (Memory path = new Memory(16)) {
            path.setString(0, "/dev/null");
            for (int i = 0; i < count; i++) {
                descriptors[i] =
                        SystemCalls.open(Pointer.nativeValue(path), SystemCalls.O_RDWR | SystemCalls.O_CLOEXEC, 0);
            }
        }
        return new SentDescriptors(descriptors);
    }

    int[] numbers() {
        return descriptors.clone();
    }

    @Override
    public void close() {
        for (int descriptor : descriptors) {
            SystemCalls.close(descriptor);
        }
    }
}
