package io.github.ipcbench.machine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A small text file the kernel offers under {@code /proc} or {@code /sys}; one that cannot be read is absent. */
final class SystemFile {

    /**
     * Numbers under {@code /proc/sys} come in one read or not at all; {@code Files.readAllBytes} asks for a single byte
     * first, since these files claim to be empty, and gets the first digit alone.
     */
    private static final int BUFFER_BYTES = 1 << 16;

    /** Far more than any of these files holds; one that does not end, as a device in its place, is absent. */
    private static final int MOST_BYTES = 1 << 24;

    private static final Pattern NAME = Pattern.compile("[ -~]*[A-Za-z][ -~]*");

    private SystemFile() {}

    /** All of the file; absent when it is missing, forbidden or refuses to be read. */
    static Optional<String> text(Path file) {
        return bytes(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** All of a file that is no text. */
    static Optional<byte[]> bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                bytes.write(buffer, 0, count);
                if (bytes.size() > MOST_BYTES) {
                    return Optional.empty();
                }
            }
            return Optional.of(bytes.toByteArray());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** The lines of the file. */
    static Optional<List<String>> lines(Path file) {
        return text(file).map(text -> text.lines().toList());
    }

    /** A file that holds one short value, without the blanks around it; an empty file is absent. */
    static Optional<String> value(Path file) {
        return text(file).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** A file that holds one name; what has no letter in it, or what no name has, is absent. */
    static Optional<String> name(Path file) {
        return value(file).filter(value -> NAME.matcher(value).matches());
    }
}
