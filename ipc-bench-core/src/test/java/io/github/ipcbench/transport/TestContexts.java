package io.github.ipcbench.transport;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.plan.NativeChoice;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.shared.MessageMemory;
import java.nio.file.Path;
import java.util.OptionalInt;

/** What an end works with in a test: one directory for everything, and a way to the kernel of its own. */
public final class TestContexts {
    private TestContexts() {}

    public static TransportContext of(Path directory, int bytes, int descriptors) {
        return new TransportContext(
                Linux.by(NativeChoice.AUTO),
                MessageMemory.ofBytes(bytes),
                descriptors,
                WaitStrategy.SELECT,
                OptionalInt.of(11),
                directory,
                directory,
                directory,
                StepRecorder.NONE);
    }
}
