package io.github.ipcbench.linux.jna;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import io.github.ipcbench.linux.NativeCalls;
import io.github.ipcbench.linux.SharedLibraries;
import java.nio.ByteBuffer;

/** Calls by JNA's direct mapping: addresses and arguments are plain longs, so that a call makes no object. */
public final class JnaCalls implements NativeCalls {
    private static final String LIBRARY_PATH = "jna.boot.library.path";

    static {
        if (System.getProperty(LIBRARY_PATH) == null) {
            SharedLibraries.unpacked(Platform.class, "/com/sun/jna/" + Platform.RESOURCE_PREFIX + "/libjnidispatch.so")
                    .ifPresent(file ->
                            System.setProperty(LIBRARY_PATH, file.getParent().toString()));
        }
    }

    @Override
    public long syscall(long number, long first) {
        return LibC.syscall(number, first);
    }

    @Override
    public long syscall(long number, long first, long second, long third) {
        return LibC.syscall(number, first, second, third);
    }

    @Override
    public long syscall(long number, long first, long second, long third, long fourth, long fifth, long sixth) {
        return LibC.syscall(number, first, second, third, fourth, fifth, sixth);
    }

    @Override
    public int errno() {
        return Native.getLastError();
    }

    @Override
    public void memcpy(long target, long source, long bytes) {
        LibC.memcpy(target, source, bytes);
    }

    @Override
    public long addressOf(ByteBuffer direct) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(direct));
    }

    private static final class LibC {
        static {
            Native.register(LibC.class, NativeLibrary.getProcess());
        }

        private LibC() {}

        static native long syscall(long number, long first);

        static native long syscall(long number, long first, long second, long third);

        static native long syscall(
                long number, long first, long second, long third, long fourth, long fifth, long sixth);

        static native long memcpy(long target, long source, long bytes);
    }
}
