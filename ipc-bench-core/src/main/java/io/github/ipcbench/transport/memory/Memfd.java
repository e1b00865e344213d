package io.github.ipcbench.transport.memory;

import static io.github.ipcbench.linux.KernelException.requireDone;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.NativeMemory;
import io.github.ipcbench.transport.CallStep;
import io.github.ipcbench.transport.CorruptMessageException;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.shared.ReceivedFile;
import java.io.IOException;
import java.util.List;

/** Makes, fills and seals a memfd: a file in memory without a name. Source: memfd_create(2). */
final class Memfd {
    static final Step CREATE = new Step("memfd_create");
    static final Step SEAL = new Step("seal");
    static final Step SEALS = new Step("seals");

    /** What a receiver that maps it must be promised: nobody can change it, nor make it shorter. */
    static final int ALL_SEALS = Linux.F_SEAL_SEAL | Linux.F_SEAL_SHRINK | Linux.F_SEAL_GROW | Linux.F_SEAL_WRITE;

    private final Linux linux;
    private final StepRecorder steps;
    private final NativeMemory name;
    private final long address;
    private final int bytes;

    Memfd(TransportContext context) {
        this(context, context.steps());
    }

    /** @param steps hears of what is done, where that is not the run's own recorder */
    Memfd(TransportContext context, StepRecorder steps) {
        this.linux = context.linux();
        this.steps = steps;
        this.name = linux.text("ipc-bench");
        this.address = context.messageAddress();
        this.bytes = context.messageBytes();
    }

    /** @param flags beside {@link Linux#MFD_CLOEXEC} */
    int create(int flags) {
        int file = (int) requireDone("memfd_create", linux.memfd_create(name.address(), Linux.MFD_CLOEXEC | flags));
        steps.done(CREATE);
        return file;
    }

    /** Writes the message into it. */
    void write(int file) throws IOException {
        long written = requireDone("write", linux.write(file, address, bytes));
        steps.done(Step.WRITE);
        if (written != bytes) {
            throw new IOException("write: " + written + " of " + bytes + " bytes were written; is memory full?");
        }
    }

    /** Takes the memory for a message: what cannot be had is refused here, and is no fault when it is written to. */
    void allocate(int file) {
        requireDone("fallocate", linux.fallocate(file, bytes));
        steps.done(Step.FALLOCATE);
    }

    /** Maps it to be written; its address. */
    long map(int file) {
        long mapped = requireDone(
                "mmap",
                linux.mmap(file, bytes, Linux.PROT_READ | Linux.PROT_WRITE, Linux.MAP_SHARED | Linux.MAP_POPULATE));
        steps.done(Step.MMAP);
        return mapped;
    }

    /** Copies the message to where it is mapped. */
    void fill(long mapped) {
        linux.memcpy(mapped, address, bytes);
        steps.done(Step.COPY);
    }

    void unmap(long mapped) {
        requireDone("munmap", linux.munmap(mapped, bytes));
        steps.done(Step.MUNMAP);
    }

    /** From now on nobody changes it, neither its bytes nor its length. */
    void seal(int file) {
        requireDone("fcntl", linux.fcntl(file, Linux.F_ADD_SEALS, ALL_SEALS));
        steps.done(SEAL);
    }

    /** Makes one, fills it by mapping it, and seals it. */
    int sealed() {
        int file = create(Linux.MFD_ALLOW_SEALING);
        try {
            allocate(file);
            long mapped = map(file);
            fill(mapped);
            unmap(mapped);
            seal(file);
            return file;
        } catch (RuntimeException e) {
            linux.close(file);
            throw e;
        }
    }

    void close(int file) {
        requireDone("close", linux.close(file));
        steps.done(Step.CLOSE);
    }

    /** The calls of {@link #sealed}. */
    static List<CallStep> sealedCalls() {
        return List.of(
                CallStep.exactly(CREATE.id(), 1, "memfd_create"),
                CallStep.exactly(Step.FALLOCATE.id(), 1, "fallocate"),
                CallStep.exactly(Step.MMAP.id(), 1, "mmap"),
                CallStep.inUserSpace(Step.COPY.id()),
                CallStep.exactly(Step.MUNMAP.id(), 1, "munmap"),
                CallStep.exactly(SEAL.id(), 1, "fcntl"));
    }

    /** The calls of {@link #copySealed}. */
    static List<CallStep> receivedCalls() {
        return List.of(
                CallStep.exactly(SEALS.id(), 1, "fcntl"),
                CallStep.exactly(Step.LSEEK.id(), 1, "lseek"),
                CallStep.exactly(Step.MMAP.id(), 1, "mmap"),
                CallStep.inUserSpace(Step.COPY.id()),
                CallStep.exactly(Step.MUNMAP.id(), 1, "munmap"),
                CallStep.exactly(Step.CLOSE.id(), 1, "close"));
    }

    /**
     * Sees that one received is sealed as promised, and brings in its message then.
     *
     * @throws CorruptMessageException when a seal is missing, or bytes
     */
    static long copySealed(TransportContext context, ReceivedFile received, int file) throws CorruptMessageException {
        long seals = requireDone("fcntl", context.linux().fcntl(file, Linux.F_GET_SEALS, 0));
        context.steps().done(SEALS);
        if ((seals & ALL_SEALS) != ALL_SEALS) {
            throw new CorruptMessageException(String.format(
                    "memfd: it is not sealed as promised: seals 0x%x, not 0x%x; it is not mapped", seals, ALL_SEALS));
        }
        return received.copyMapped(file);
    }
}
