package io.github.ipcbench.calls.strace;

import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.CallStep;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The recorded traces, and the call lists of the programs that left them. */
public final class RecordedTraces {
    public static final int MESSAGES = 20;

    public static final List<String> NAMES = List.of(
            "socket-sender",
            "socket-receiver",
            "file-sender",
            "file-receiver",
            "mmap-locked-sender",
            "mmap-locked-receiver",
            "four-threads-interleaved",
            "delayed",
            "signals-and-restarts",
            "threads-exit",
            "threads-killed",
            "stopped",
            "execve-by-main-thread",
            "execve-by-other-thread",
            "execve-unavailable",
            "execve-unknown-call",
            "detached",
            "java-version");

    private static final CallStep SENDMSG = CallStep.exactly("sendmsg", 1, "sendmsg");
    private static final CallStep WAIT = CallStep.waiting("wait", "poll", "ppoll");
    private static final CallStep RECVMSG = CallStep.exactly("recvmsg", 1, "recvmsg");
    private static final CallStep CLOSE = CallStep.exactly("close", 1, "close");
    private static final CallStep CLOSE_DESCRIPTOR = CallStep.exactly("close-descriptors", 3, "close");
    private static final CallStep LOCK =
            CallStep.atLeast("lock", 1, "fcntl").withArgument("F_WRLCK").thatWaits();
    private static final CallStep UNLOCK =
            CallStep.atLeast("unlock", 1, "fcntl").withArgument("F_UNLCK");

    public static final CallList SOCKET = new CallList(List.of(SENDMSG), List.of(WAIT, RECVMSG, CLOSE_DESCRIPTOR));
    public static final CallList FILE = new CallList(
            List.of(
                    CallStep.exactly("open", 1, "open", "openat"),
                    CallStep.exactly("unlink", 1, "unlink", "unlinkat"),
                    CallStep.exactly("write", 1, "write"),
                    SENDMSG,
                    CLOSE),
            List.of(
                    WAIT,
                    RECVMSG,
                    CallStep.exactly("lseek", 1, "lseek"),
                    CallStep.exactly("read", 1, "read"),
                    CLOSE,
                    CLOSE_DESCRIPTOR));
    public static final CallList MMAP_LOCKED = new CallList(
            List.of(LOCK, CallStep.inUserSpace("copy"), UNLOCK, SENDMSG),
            List.of(WAIT, RECVMSG, LOCK, CallStep.inUserSpace("copy"), UNLOCK, CLOSE_DESCRIPTOR));

    private RecordedTraces() {}

    public static String text(String name) {
        String resource = name + ".strace";
        try (InputStream in = Objects.requireNonNull(RecordedTraces.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<TraceEvent> events(String name) throws StraceFormatException {
        return parsed(text(name));
    }

    public static List<TraceEvent> parsed(String trace) throws StraceFormatException {
        List<TraceEvent> events = new ArrayList<>();
        try {
            new StraceParser().parse(new StringReader(trace), events::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }
}
