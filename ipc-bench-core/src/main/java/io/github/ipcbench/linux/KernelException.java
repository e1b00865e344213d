package io.github.ipcbench.linux;

/** A call that the kernel refused. */
public final class KernelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String call;
    private final int errno;

    /**
     * @param call its name, such as {@code sendmsg}
     * @param errno the kernel's reason
     */
    public KernelException(String call, int errno) {
        super(call + ": " + Errno.words(errno));
        this.call = call;
        this.errno = errno;
    }

    /** The name of the call. */
    public String call() {
        return call;
    }

    /** The kernel's reason. */
    public int errno() {
        return errno;
    }

    /**
     * Passes the result of a call on that was made.
     *
     * @param result what {@link Linux} returned: -errno where the call failed
     * @throws KernelException when it failed
     */
    public static long requireDone(String call, long result) {
        if (result < 0) {
            throw new KernelException(call, (int) -result);
        }
        return result;
    }
}
