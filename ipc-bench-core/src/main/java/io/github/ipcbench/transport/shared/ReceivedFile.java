package io.github.ipcbench.transport.shared;

import static io.github.ipcbench.linux.KernelException.requireDone;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.transport.CorruptMessageException;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;

/** Brings in a message from a file, or memory, whose descriptor came with a datagram. */
public final class ReceivedFile {
    private final Linux linux;
    private final StepRecorder steps;
    private final long address;
    private final int bytes;

    public ReceivedFile(TransportContext context) {
        this.linux = context.linux();
        this.steps = context.steps();
        this.address = context.messageAddress();
        this.bytes = context.messageBytes();
    }

    /** Reads it from its begin, whatever its offset: one call. */
    public long read(int file) throws CorruptMessageException {
        long read = requireDone("pread", linux.pread(file, address, bytes, 0));
        steps.done(Step.PREAD);
        requireBytes("pread", read);
        return read;
    }

    /**
     * Maps it, copies the message and unmaps it. A page that the file does not have any more when it is copied ends this
     * process (SIGBUS): its length is looked at before, and who can make it shorter afterwards is not to be trusted.
     */
    public long copyMapped(int file) throws CorruptMessageException {
        long length = requireDone("lseek", linux.lseek(file, 0, Linux.SEEK_END));
        steps.done(Step.LSEEK);
        requireBytes("lseek", length);
        long mapped =
                requireDone("mmap", linux.mmap(file, bytes, Linux.PROT_READ, Linux.MAP_PRIVATE | Linux.MAP_POPULATE));
        steps.done(Step.MMAP);
        linux.memcpy(address, mapped, bytes);
        steps.done(Step.COPY);
        requireDone("munmap", linux.munmap(mapped, bytes));
        steps.done(Step.MUNMAP);
        return bytes;
    }

    private void requireBytes(String call, long held) throws CorruptMessageException {
        if (held < bytes) {
            throw new CorruptMessageException(call + ": the file held " + held + " of " + bytes + " bytes");
        }
    }
}
