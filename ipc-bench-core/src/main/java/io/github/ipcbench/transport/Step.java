package io.github.ipcbench.transport;

/**
 * One call that moves a message along. Transports of other people make their own.
 *
 * @param id the word used in results and reports: the system call's name, or the work done in user space
 */
public record Step(String id) {
    public static final Step OPEN = new Step("open");
    public static final Step UNLINK = new Step("unlink");
    public static final Step WRITE = new Step("write");
    public static final Step SENDMSG = new Step("sendmsg");
    public static final Step CLOSE = new Step("close");
    public static final Step WAIT = new Step("wait");
    public static final Step RECVMSG = new Step("recvmsg");
    /** Whether what was received is whole: Java's own work. */
    public static final Step CHECK = new Step("check");

    public static final Step LSEEK = new Step("lseek");
    public static final Step READ = new Step("read");
    /** One of the descriptors that came with the message. */
    public static final Step CLOSE_DESCRIPTOR = new Step("close-descriptor");

    public static final Step LOCK = new Step("lock");
    /** How far the other side of a queue in shared memory has come. */
    public static final Step POSITION = new Step("position");

    public static final Step FALLOCATE = new Step("fallocate");
    public static final Step MMAP = new Step("mmap");
    public static final Step MUNMAP = new Step("munmap");
    public static final Step PREAD = new Step("pread");
    public static final Step PWRITE = new Step("pwrite");
    /** Wakes the other side, which sleeps until this one has come further. */
    public static final Step WAKE = new Step("wake");

    public static final Step COPY = new Step("copy");
    public static final Step UNLOCK = new Step("unlock");
    public static final Step DEFLATE = new Step("deflate");
    public static final Step INFLATE = new Step("inflate");
}
