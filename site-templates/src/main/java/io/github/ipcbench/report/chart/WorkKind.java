package io.github.ipcbench.report.chart;

import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.StepProfile;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A kind of work that CPU time is spent on; steps of one kind are shown as one. */
enum WorkKind {
    BYTES("move the bytes"),
    COMPRESS("compress and expand"),
    FILE("open, unlink, seek, close the file"),
    LOCK("lock"),
    DATAGRAM("send and receive the empty datagram"),
    DESCRIPTORS("close the descriptors"),
    WAIT("wait"),
    LOOP("timing, checks and loop"),
    OTHER("other steps");

    private final String words;

    WorkKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** CPU per message in microseconds by kind, both ends together; estimates below zero count as they are. */
    static Map<WorkKind, Double> micros(StepProfile profile) {
        Set<String> names = profile.ends().stream()
                .flatMap(worker -> worker.loopParts().stream())
                .map(CpuPart::name)
                .collect(Collectors.toSet());
        // A datagram is empty where something else moves the bytes.
        boolean emptyDatagram = names.stream().anyMatch(name -> of(name, true) == BYTES);
        Map<WorkKind, Double> micros = new EnumMap<>(WorkKind.class);
        profile.ends().stream()
                .forEach(worker -> worker.loopParts()
                        .forEach(part -> micros.merge(
                                of(part.name(), emptyDatagram), part.nanos() / 1e3 / worker.messages(), Double::sum)));
        return micros;
    }

    private static WorkKind of(String step, boolean emptyDatagram) {
        return switch (step) {
            case "sendmsg", "recvmsg" -> emptyDatagram ? DATAGRAM : BYTES;
            case "write", "read", "copy" -> BYTES;
            case "deflate", "inflate", "compress", "decompress" -> COMPRESS;
            case "open", "unlink", "lseek", "close" -> FILE;
            case "lock", "unlock", "position" -> LOCK;
            case "close-descriptor" -> DESCRIPTORS;
            case "wait" -> WAIT;
            case "check", "loop", "instrument" -> LOOP;
            default -> OTHER;
        };
    }
}
