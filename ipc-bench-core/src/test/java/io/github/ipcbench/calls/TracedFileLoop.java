package io.github.ipcbench.calls;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import io.github.ipcbench.plan.TraceMarkers;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A program to be traced: makes the file mode's calls on its own, between the markers a worker makes. */
final class TracedFileLoop {
    private static final int WARM_UP = 200;
    private static final int NULL_CALLS = 200;
    private static final int SEEK_SET = 0;

    static {
        Native.register(TracedFileLoop.class, Platform.C_LIBRARY_NAME);
    }

    private TracedFileLoop() {}

    private static native NativeLong lseek(int descriptor, NativeLong offset, int whence);

    /** Arguments: directory, messages, bytes per message, and whether to open one file by name in mid-window. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]).resolve("message");
        int messages = Integer.parseInt(arguments[1]);
        ByteBuffer bytes = ByteBuffer.allocateDirect(Integer.parseInt(arguments[2]));
        boolean openByName = Boolean.parseBoolean(arguments[3]);
        for (int i = 0; i < WARM_UP; i++) {
            oneMessage(file, bytes);
        }
        mark(TraceMarkers.WINDOW_START_OFFSET);
        for (int i = 0; i < messages; i++) {
            oneMessage(file, bytes);
            if (openByName && i == messages / 2) {
                new RandomAccessFile("/dev/null", "r").close();
            }
        }
        mark(TraceMarkers.WINDOW_END_OFFSET);
        for (int i = 0; i < NULL_CALLS; i++) {
            mark(TraceMarkers.nullCallOffset(i));
        }
    }

    private static void oneMessage(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE)) {
            channel.write(bytes.clear());
            channel.position(0);
            channel.read(bytes.clear());
        }
    }

    private static void mark(long offset) {
        lseek(TraceMarkers.DESCRIPTOR, new NativeLong(offset), SEEK_SET);
    }
}
