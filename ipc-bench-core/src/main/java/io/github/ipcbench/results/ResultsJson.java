package io.github.ipcbench.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
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
import java.io.InputStream;
import java.nio.ByteBuffer;
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
    /** Room for about 100,000 runs. */
    static final long MAX_BYTES = 256L << 20;

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

    /**
     * Reads a results file.
     *
     * @throws ResultsFormatException if its content is not results of {@link Results#VERSION}
     * @throws IOException if the file cannot be read
     */
    public static Results read(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A pipe would be waited for, and a device may have no end.
            throw new ResultsFormatException(file.toString(), "is no regular file, so these are no results");
        }
        try (InputStream in = Files.newInputStream(file)) {
            // Not by the size the file claims: one of the kernel's claims none.
            return parse(text(in.readNBytes(Math.toIntExact(MAX_BYTES) + 1), file.toString()), file.toString());
        }
    }

    private static String text(byte[] bytes, String source) throws ResultsFormatException {
        if (bytes.length > MAX_BYTES) {
            throw new ResultsFormatException(
                    source, "is larger than " + MAX_BYTES + " bytes, the most that results may take");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ResultsFormatException(source, "is no UTF-8 text, so these are no results");
        }
    }

    /**
     * Parses the JSON of one session.
     *
     * @throws ResultsFormatException if the text is not results of {@link Results#VERSION}
     */
    public static Results parse(String json) throws ResultsFormatException {
        return parse(json, "results");
    }

    /**
     * The JSON of one session, indented, ending in a line feed.
     *
     * @throws IllegalArgumentException if a number is not finite
     */
    public static String toJson(Results results) {
        return toJson(MAPPER.writer(), results);
    }

    /**
     * The same JSON without a blank between its tokens, ending in a line feed.
     *
     * @throws IllegalArgumentException if a number is not finite
     */
    public static String toCompactJson(Results results) {
        return toJson(MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT), results);
    }

    private static String toJson(ObjectWriter writer, Results results) {
        try {
            return writer.writeValueAsString(results) + "\n";
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    "results: " + path(e) + ": " + e.getOriginalMessage() + " cannot be stored", e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("results: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Replaces the file as a whole: a reader, or a crash, sees the old results or the new.
     *
     * @throws IOException if the directory is missing or not writable, or the old file is not ours; it is then untouched
     * @throws IllegalArgumentException if a number is not finite; the old file is then untouched
     */
    public static void write(Results results, Path file) throws IOException {
        AtomicFile.write(file, FileMark.RESULTS, toJson(results));
    }

    private static Results parse(String json, String source) throws ResultsFormatException {
        try {
            // The version first: what another version holds must not be judged by this version's names.
            requireThisVersion(json, source);
            Results results = MAPPER.readValue(json, Results.class);
            if (results == null) {
                throw new ResultsFormatException(source, "holds null where results are needed");
            }
            return results;
        } catch (ResultsFormatException e) {
            throw e;
        } catch (JsonProcessingException e) {
            throw new ResultsFormatException(source, explain(e));
        } catch (IOException e) {
            throw new ResultsFormatException(source, Quoted.line(e.getMessage()));
        }
    }

    private static void requireThisVersion(String json, String source) throws IOException {
        String format = null;
        String version = null;
        try (JsonParser parser = MAPPER.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new ResultsFormatException(source, "is no JSON object, so these are no results");
            }
            while ((format == null || version == null) && parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("format")) {
                    format = parser.getText();
                } else if (name.equals("version")) {
                    version = parser.getText();
                }
                parser.skipChildren();
            }
        }
        if (!Results.FORMAT.equals(format)) {
            throw new ResultsFormatException(
                    source,
                    "format " + (format == null ? "is missing" : Quoted.of(format) + " cannot be read")
                            + ", this IPC Bench reads '" + Results.FORMAT + "' version " + Results.VERSION);
        }
        if (!Integer.toString(Results.VERSION).equals(version)) {
            throw new ResultsFormatException(
                    source,
                    "version " + (version == null ? "is missing" : Quoted.line(version) + " cannot be read")
                            + ", this IPC Bench reads version " + Results.VERSION);
        }
    }

    private static String explain(JsonProcessingException e) {
        String where = place(e.getLocation());
        if (e instanceof StreamConstraintsException || e.getCause() instanceof StreamConstraintsException) {
            return "beyond what results may hold" + where + ": " + reason(e);
        } else if (e instanceof JsonEOFException || e.getCause() instanceof JsonEOFException) {
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
