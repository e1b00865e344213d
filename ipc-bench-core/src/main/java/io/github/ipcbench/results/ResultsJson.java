package io.github.ipcbench.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.ipcbench.plan.Quoted;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Results as JSON and back; the one class that knows the JSON library.
 *
 * <p>Component names are property names, but for a case and for values of both ends, which are written flat. An absent optional is left out. The schema lies beside this class as
 * {@code ipc-bench-results-1.schema.json}.
 */
public final class ResultsJson {
    /** Room for about 15,000 runs with all their warnings, which a heap of 256 MiB can hold and report. */
    static final long MAX_BYTES = 64L << 20;

    private static final int MAX_DEPTH = 32;
    private static final int MAX_TEXT_CHARACTERS = 1 << 20;
    private static final int MAX_NAME_CHARACTERS = 1000;
    /** A double takes 24 characters at most, a long 20. */
    private static final int MAX_NUMBER_CHARACTERS = 40;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(MAX_BYTES)
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT_CHARACTERS)
                            .maxNameLength(MAX_NAME_CHARACTERS)
                            .maxNumberLength(MAX_NUMBER_CHARACTERS)
                            .build())
                    .build())
            .addModule(new Jdk8Module())
            .addModule(FiniteNumbers.module())
            .addModule(FlatRecords.module())
            .addModule(WarningJson.module())
            .annotationIntrospector(FlatRecords.introspector())
            // Whoever opens a source closes it.
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .build();

    private static final String VALUE_NEEDED = "a value is needed, it is missing or null";

    private ResultsJson() {}

    /** Maps, lists, texts and finite numbers as JSON, for what others read. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a results file, without holding it as text.
     *
     * @throws ResultsFormatException if its content is not results of {@link Results#VERSION}, or takes more memory than
     *     this JVM has
     * @throws IOException if the file cannot be read
     */
    public static Results read(Path file) throws IOException {
        String source = file.toString();
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A pipe would be waited for, and a device may have no end.
            throw new ResultsFormatException(source, "is no regular file, so these are no results");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > MAX_BYTES) {
                throw tooLarge(source);
            }
            return parse(source, () -> {
                channel.position(0);
                return new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8.newDecoder());
            });
        }
    }

    private static ResultsFormatException tooLarge(String source) {
        return new ResultsFormatException(
                source, "is larger than " + MAX_BYTES + " bytes, the most that results may take");
    }

    /**
     * Parses the JSON of one session.
     *
     * @throws ResultsFormatException if the text is not results of {@link Results#VERSION}
     */
    public static Results parse(String json) throws ResultsFormatException {
        try {
            return parse("results", () -> new StringReader(json));
        } catch (ResultsFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("memory gives every character", e);
        }
    }

    /**
     * The JSON of one session, indented, ending in a line feed.
     *
     * @throws IllegalArgumentException if a number is not finite
     */
    public static String toJson(Results results) {
        StringWriter out = new StringWriter();
        try {
            write(MAPPER.writer(), results, out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every character", e);
        }
        return out.toString();
    }

    /**
     * Writes the same JSON without a blank between its tokens, ending in a line feed.
     *
     * @throws IllegalArgumentException if a number is not finite
     */
    public static void writeCompactly(Results results, Writer out) throws IOException {
        write(MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT), results, out);
    }

    private static void write(ObjectWriter writer, Results results, Writer out) throws IOException {
        try {
            writer.without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, results);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    "results: " + path(e) + ": " + e.getOriginalMessage() + " cannot be stored", e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("results: " + e.getOriginalMessage(), e);
        }
        out.write("\n");
    }

    /**
     * Replaces the file as a whole: a reader, or a crash, sees the old results or the new.
     *
     * @throws IOException if the directory is missing or not writable, or the old file is not ours; it is then untouched
     * @throws IllegalArgumentException if a number is not finite; the old file is then untouched
     */
    public static void write(Results results, Path file) throws IOException {
        AtomicFile.write(file, FileMark.RESULTS, out -> write(MAPPER.writer(), results, out));
    }

    /** Gives the text from its beginning. */
    @FunctionalInterface
    private interface Source {
        Reader opened() throws IOException;
    }

    private static Results parse(String name, Source source) throws IOException {
        try {
            // The version first: what another version holds must not be judged by this version's names.
            requireThisVersion(name, source);
            Results results = MAPPER.readValue(source.opened(), Results.class);
            if (results == null) {
                throw new ResultsFormatException(name, "holds null where results are needed");
            }
            return results;
        } catch (JsonProcessingException e) {
            throw isCausedBy(CharacterCodingException.class, e)
                    ? noText(name)
                    : new ResultsFormatException(name, explain(e));
        } catch (CharacterCodingException e) {
            throw noText(name);
        } catch (OutOfMemoryError e) {
            // What was read so far is garbage now.
            throw new ResultsFormatException(name, InsufficientMemoryException.REASON);
        }
    }

    private static ResultsFormatException noText(String name) {
        return new ResultsFormatException(name, "is no UTF-8 text, so these are no results");
    }

    private static void requireThisVersion(String name, Source source) throws IOException {
        String format = null;
        String version = null;
        try (JsonParser parser = MAPPER.createParser(source.opened())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new ResultsFormatException(name, "is no JSON object, so these are no results");
            }
            while ((format == null || version == null) && parser.nextToken() == JsonToken.FIELD_NAME) {
                String property = parser.currentName();
                parser.nextToken();
                if (property.equals("format")) {
                    format = parser.getText();
                } else if (property.equals("version")) {
                    version = parser.getText();
                }
                parser.skipChildren();
            }
        }
        if (!Results.FORMAT.equals(format)) {
            throw new ResultsFormatException(
                    name,
                    "format " + (format == null ? "is missing" : Quoted.of(format) + " cannot be read")
                            + ", this IPC Bench reads '" + Results.FORMAT + "' version " + Results.VERSION);
        }
        if (!Integer.toString(Results.VERSION).equals(version)) {
            throw new ResultsFormatException(
                    name,
                    "version " + (version == null ? "is missing" : Quoted.line(version) + " cannot be read")
                            + ", this IPC Bench reads version " + Results.VERSION);
        }
    }

    private static String explain(JsonProcessingException e) {
        String where = place(e.getLocation());
        if (isCausedBy(StreamConstraintsException.class, e)) {
            return "beyond what results may hold" + where + ": " + reason(e);
        } else if (isCausedBy(JsonEOFException.class, e)) {
            return "the JSON ends too early" + where + "; the file seems truncated";
        } else if (e instanceof PropertyBindingException unknown) {
            return "unknown property " + path(unknown) + where;
        } else if (e instanceof ValueInstantiationException refused && refused.getCause() != null) {
            String rule = refused.getCause().getMessage();
            return path(refused) + where + ": " + (rule == null ? VALUE_NEEDED : Quoted.line(rule));
        } else if (e instanceof JsonMappingException mapping) {
            return path(mapping) + where + ": " + reason(e);
        } else {
            return "not valid JSON" + where + ": " + reason(e);
        }
    }

    private static boolean isCausedBy(Class<? extends Exception> type, Exception e) {
        return type.isInstance(e) || type.isInstance(e.getCause());
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String path(JsonMappingException e) {
        return Quoted.of(e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", ""));
    }

    private static String reason(JsonProcessingException e) {
        String line = e.getOriginalMessage()
                .lines()
                .findFirst()
                .orElse("no reason given")
                .replaceFirst(", from `[^`]*`", "");
        // The library's advice is for programmers: which of its features to switch off.
        boolean absent = line.startsWith("Cannot map `null`") || line.startsWith("Null value for creator property");
        return absent ? VALUE_NEEDED : Quoted.line(line);
    }
}
