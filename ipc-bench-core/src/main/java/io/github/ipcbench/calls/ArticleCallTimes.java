package io.github.ipcbench.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Times per step of the two modes the article compares, from one instrument. Steps carry the names that the call lists
 * of these modes use: {@code open, unlink, write, sendmsg, close} and {@code recvmsg, lseek, read, close}.
 *
 * @param instrument what took the times, for people
 * @param socketSender steps of the mode that sends the bytes by socket
 * @param fileSender steps of the mode that sends them by file
 */
public record ArticleCallTimes(
        String instrument,
        Map<String, CallTime> socketSender,
        Map<String, CallTime> socketReceiver,
        Map<String, CallTime> fileSender,
        Map<String, CallTime> fileReceiver) {
    static final String SENDMSG = "sendmsg";
    static final String RECVMSG = "recvmsg";
    static final List<String> FILE_SENDER_CALLS = List.of("open", "unlink", "write", "close");
    static final List<String> FILE_RECEIVER_CALLS = List.of("lseek", "read", "close");

    public ArticleCallTimes {
        socketSender = Map.copyOf(socketSender);
        socketReceiver = Map.copyOf(socketReceiver);
        fileSender = Map.copyOf(fileSender);
        fileReceiver = Map.copyOf(fileReceiver);
    }

    /** Steps the article's tables need and this instrument did not see; the tables can be had when there are none. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        addMissing(missing, "socket sender", socketSender, List.of(SENDMSG));
        addMissing(missing, "socket receiver", socketReceiver, List.of(RECVMSG));
        addMissing(missing, "file sender", fileSender, List.of(SENDMSG));
        addMissing(missing, "file sender", fileSender, FILE_SENDER_CALLS);
        addMissing(missing, "file receiver", fileReceiver, List.of(RECVMSG));
        addMissing(missing, "file receiver", fileReceiver, FILE_RECEIVER_CALLS);
        return List.copyOf(missing);
    }

    /** The seven calls the file mode adds, in the article's order. */
    List<CallTime> fileCalls() {
        List<CallTime> times = new ArrayList<>();
        FILE_SENDER_CALLS.forEach(call -> times.add(fileSender.get(call)));
        FILE_RECEIVER_CALLS.forEach(call -> times.add(fileReceiver.get(call)));
        return List.copyOf(times);
    }

    private static void addMissing(
            List<String> missing, String side, Map<String, CallTime> times, List<String> needed) {
        needed.stream().filter(call -> !times.containsKey(call)).forEach(call -> missing.add(side + ": " + call));
    }
}
