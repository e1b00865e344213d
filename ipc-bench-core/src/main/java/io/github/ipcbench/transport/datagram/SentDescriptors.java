package io.github.ipcbench.transport.datagram;

import io.github.ipcbench.linux.Linux;
import java.io.Closeable;

/** The descriptors a sender hands over with each message: distinct ones, all of /dev/null, open for the whole run. */
public final class SentDescriptors implements Closeable {
    private final Linux linux;
    private final int[] descriptors;

    private SentDescriptors(Linux linux, int[] descriptors) {
        this.linux = linux;
        this.descriptors = descriptors;
    }

    /** Opens so many. */
    public static SentDescriptors open(Linux linux, int count) {
        int[] descriptors = new int[count];
        for (int i = 0; i < count; i++) {
            descriptors[i] = linux.openFile("/dev/null", Linux.O_RDWR | Linux.O_CLOEXEC);
        }
        return new SentDescriptors(linux, descriptors);
    }

    /** Their numbers. */
    public int[] numbers() {
        return descriptors.clone();
    }

    @Override
    public void close() {
        for (int descriptor : descriptors) {
            linux.close(descriptor);
        }
    }
}
