package io.github.ipcbench.report;

import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.StepProfile;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A kind of work that CPU time is spent on; steps of one kind are shown as one. */
enum WorkKind {
    BYTES("move the bytes", Set.of("write", "read", "copy")),
    COMPRESS("compress and expand", Set.of("deflate", "inflate", "compress", "decompress")),
    FILE("open, unlink, seek, close the file", Set.of("open", "unlink", "lseek", "close")),
    LOCK("lock", Set.of("lock", "unlock", "position")),
    DATAGRAM("send and receive the empty datagram", Set.of()),
    DESCRIPTORS("close the descriptors", Set.of("close-descriptor")),
    WAIT("wait", Set.of("wait")),
    LOOP("timing, checks and loop", Set.of("check", "loop", "instrument")),
    OTHER("other steps", Set.of());

    private static final Set<String> DATAGRAM_STEPS = Set.of("sendmsg", "recvmsg");

    private final String words;
    private final Set<String> steps;

    WorkKind(String words, Set<String> steps) {
        this.words = words;
        this.steps = steps;
    }

    String words() {
        return words;
    }

    /** CPU per message in microseconds by kind, both ends together; estimates below zero count as they are. */
    static Map<WorkKind, Double> micros(StepProfile profile) {
        Set<String> names = Stream.of(profile.sender(), profile.receiver())
                .flatMap(worker -> worker.loopParts().stream())
                .map(CpuPart::name)
                .collect(Collectors.toSet());
        // A datagram is empty where something else moves the bytes.
        boolean emptyDatagram = BYTES.steps.stream().anyMatch(names::contains);
        Map<WorkKind, Double> micros = new EnumMap<>(WorkKind.class);
        Stream.of(profile.sender(), profile.receiver())
                .forEach(worker -> worker.loopParts()
                        .forEach(part -> micros.merge(
                                of(part.name(), emptyDatagram), part.nanos() / 1e3 / worker.messages(), Double::sum)));
        return micros;
    }

    private static WorkKind of(String step, boolean emptyDatagram) {
        if (DATAGRAM_STEPS.contains(step)) {
            return emptyDatagram ? DATAGRAM : BYTES;
        }
        return Stream.of(values())
                .filter(kind -> kind.steps.contains(step))
                .findFirst()
                .orElse(OTHER);
    }
}
