package io.github.ipcbench.results;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import io.github.ipcbench.plan.IoReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How a file begins that IPC Bench wrote: what begins otherwise is somebody else's, and is never replaced. */
public enum FileMark {
    /** Results of any version. */
    RESULTS("\\{\\s*\"format\"\\s*:\\s*\"" + Results.FORMAT + "\".*", ""),

    /** HTML, SVG and Markdown: their first line, or the one after an XML declaration, is a comment. */
    MARKUP(
            "(<\\?xml [^>]*>\\s*)?<!-- Written by IPC Bench.*",
            "<!-- Written by IPC Bench, which replaces this file. -->\n"),

    /** What became of limits. */
    VERDICT("\\{\\s*\"format\"\\s*:\\s*\"ipc-bench-verdict\".*", ""),

    /** What other programs read, told from theirs by names that only we use. */
    EXPORT(
            "index,round,mode,payloadBytes,.*|mode,payloadBytes,variant,.*|# HELP ipcbench_.*"
                    + "|\\[ *\\]\\s*|\\{ *\\}\\s*|\\[.*\"io\\.github\\.ipcbench\\..*|\\[.*\"us CPU/message\".*"
                    + "|\\{.*\"cpu-time-per-message\".*",
            ""),

    /** The log of a worker. */
    LOG("IPC Bench log: .*", "IPC Bench log: "),

    /** A trace of a worker: strace writes it, each line from a process id and a time on. */
    TRACE("([0-9]+ +[0-9]+\\.[0-9]+ .*)?", ""),

    /** The lock of an output directory, empty while no session holds it. */
    LOCK("(IPC Bench session: .*)?", "IPC Bench session: ");

    static final int LONGEST_BEGINNING_BYTES = 300;
    private static final String XML_DECLARATION = "<?xml ";

    private final Pattern beginning;
    private final String text;

    FileMark(String beginning, String text) {
        this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
        this.text = text;
    }

    /** The text with this mark in its place. */
    public String on(String content) {
        int place = content.startsWith(XML_DECLARATION) ? content.indexOf('\n') + 1 : 0;
        return content.substring(0, place) + text + content.substring(place);
    }

    /** The text less this mark, which it begins with. */
    public String off(String content) {
        return content.startsWith(text) ? content.substring(text.length()) : content;
    }

    /**
     * Why what lies under a name must not be replaced or written to: {@code a link}; empty when it is ours, or nothing lies
     * there.
     *
     * @param owner whose it must be, as a user id
     */
    Optional<String> obstacle(Path file, Object owner) {
        try {
            Map<String, Object> found = Files.readAttributes(
                    file, "unix:isSymbolicLink,isDirectory,isRegularFile,uid,nlink", NOFOLLOW_LINKS);
            if (found.get("isSymbolicLink").equals(true)) {
                return Optional.of("a link");
            } else if (found.get("isDirectory").equals(true)) {
                return Optional.of("a folder");
            } else if (!found.get("isRegularFile").equals(true)) {
                return Optional.of("a pipe, socket or device");
            } else if (!found.get("uid").equals(owner)) {
                return Optional.of("another user's");
            } else if (((Number) found.get("nlink")).longValue() > 1) {
                return Optional.of("a file that has a second name, a hard link");
            }
            return isAtTheBeginningOf(file) ? Optional.empty() : Optional.of("not written by IPC Bench");
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("unreadable: " + IoReason.of(e));
        }
    }

    private boolean isAtTheBeginningOf(Path file) throws IOException {
        try (SeekableByteChannel in = Files.newByteChannel(file, Set.of(READ, NOFOLLOW_LINKS))) {
            ByteBuffer bytes = ByteBuffer.allocate(LONGEST_BEGINNING_BYTES);
            while (bytes.hasRemaining() && in.read(bytes) >= 0) {
                // Until the buffer is full or the file ends.
            }
            String text = StandardCharsets.UTF_8.decode(bytes.flip()).toString();
            return beginning.matcher(text).matches();
        }
    }
}
