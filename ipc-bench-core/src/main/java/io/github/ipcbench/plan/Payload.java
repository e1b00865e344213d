package io.github.ipcbench.plan;

import java.nio.file.Path;

/** The source of a message's bytes behind its header. */
public sealed interface Payload {
    /** Record-like bytes: small integers, flags, padded names and zero runs, as in a C structure. */
    record Struct() implements Payload {}

    /** Bytes of a seeded random generator; they do not compress. */
    record Random() implements Payload {}

    /** Zero bytes; they compress almost to nothing. */
    record Zeros() implements Payload {}

    /** The bytes of a file, repeated when the message is longer and cut when it is shorter. */
    record FromFile(Path path) implements Payload {}

    /** The word that names this source in results; a file's path is not part of it. */
    default String kind() {
        if (this instanceof Struct) {
            return "struct";
        } else if (this instanceof Random) {
            return "random";
        } else if (this instanceof Zeros) {
            return "zeros";
        } else {
            return "file";
        }
    }
}
