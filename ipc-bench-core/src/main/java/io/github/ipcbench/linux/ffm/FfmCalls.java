package io.github.ipcbench.linux.ffm;

import io.github.ipcbench.linux.NativeCalls;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Calls by {@code java.lang.foreign}. The handles are constants and all but the place of errno is primitive, so that the
 * compiled call is the C library's function and the way into native code, and makes no object.
 */
public final class FfmCalls implements NativeCalls {
    private static final int VARIADIC_FROM = 1;
    private static final MethodHandle SYSCALL_1 = Foreign.function("syscall", 2, VARIADIC_FROM);
    private static final MethodHandle SYSCALL_3 = Foreign.function("syscall", 4, VARIADIC_FROM);
    private static final MethodHandle SYSCALL_6 = Foreign.function("syscall", 7, VARIADIC_FROM);
    private static final MethodHandle MEMCPY = Foreign.function("memcpy", 3, Foreign.NOT_VARIADIC);

    /** Each call leaves errno here. */
    private final ByteBuffer errno = ByteBuffer.allocateDirect(Integer.BYTES).order(ByteOrder.nativeOrder());

    private final Object errnoSegment = Foreign.segment(errno);

    @Override
    public long syscall(long number, long first) {
        try {
            return (long) SYSCALL_1.invokeExact(errnoSegment, number, first);
        } catch (Throwable e) {
            throw notNative(e);
        }
    }

    @Override
    public long syscall(long number, long first, long second, long third) {
        try {
            return (long) SYSCALL_3.invokeExact(errnoSegment, number, first, second, third);
        } catch (Throwable e) {
            throw notNative(e);
        }
    }

    @Override
    public long syscall(long number, long first, long second, long third, long fourth, long fifth, long sixth) {
        try {
            return (long) SYSCALL_6.invokeExact(errnoSegment, number, first, second, third, fourth, fifth, sixth);
        } catch (Throwable e) {
            throw notNative(e);
        }
    }

    @Override
    public int errno() {
        return errno.getInt(0);
    }

    @Override
    public void memcpy(long target, long source, long bytes) {
        try {
            long copied = (long) MEMCPY.invokeExact(errnoSegment, target, source, bytes);
            assert copied == target;
        } catch (Throwable e) {
            throw notNative(e);
        }
    }

    @Override
    public long addressOf(ByteBuffer direct) {
        return Foreign.address(direct);
    }

    /** A native function throws nothing; what comes is the JVM's own, such as a stack that is too small. */
    private static RuntimeException notNative(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(failure);
    }
}
