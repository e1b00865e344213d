package io.github.ipcbench.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Results as JSON and back; the one class that knows the JSON library.
 *
 * <p>Component names are property names. An absent optional is left out. The schema lies beside this class as
 * {@code ipc-bench-results-1.schema.json}.
 */
public final class ResultsJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule()
                    .addSerializer(Double.class, new FiniteDoubleSerializer())
                    .addSerializer(double.class, new FiniteDoubleSerializer()))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .build();

    private ResultsJson() {}

    /**
     * Reads a results file.
     *
     * @throws ResultsFormatException if its content is not results of {@link Results#VERSION}
     * @throws IOException if the file cannot be read
     */
    public static Results read(Path file) throws IOException {
        return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
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
     * @throws IOException if the directory is missing or not writable; the old file is then untouched
     * @throws IllegalArgumentException if a number is not finite; the old file is then untouched
     */
    public static void write(Results results, Path file) throws IOException {
        AtomicFile.write(file, toJson(results));
    }

    private static Results parse(String json, String source) throws ResultsFormatException {
        try {
            // The version first: what another version holds must not be judged by this version's names.
            requireThisVersion(json, source);
            Results results = MAPPER.readValue(json, Results.class);
            if (results == null) {
                throw new ResultsFormatException(source + ": holds null where results are needed", null);
            }
            return results;
        } catch (ResultsFormatException e) {
            throw e;
        } catch (JsonProcessingException e) {
            throw new ResultsFormatException(source + ": " + explain(e), e);
        } catch (IOException e) {
            throw new ResultsFormatException(source + ": " + e.getMessage(), e);
        }
    }

    private static void requireThisVersion(String json, String source) throws IOException {
        String format = null;
        String version = null;
        try (JsonParser parser = MAPPER.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new ResultsFormatException(source + ": is no JSON object, so these are no results", null);
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
                    source + ": format " + (format == null ? "is missing" : "'" + format + "' cannot be read")
                            + ", this IPC Bench reads '" + Results.FORMAT + "' version " + Results.VERSION,
                    null);
        }
        if (!Integer.toString(Results.VERSION).equals(version)) {
            throw new ResultsFormatException(
                    source + ": version " + (version == null ? "is missing" : version + " cannot be read")
                            + ", this IPC Bench reads version " + Results.VERSION,
                    null);
        }
    }

    private static String explain(JsonProcessingException e) {
        String where = place(e.getLocation());
        if (e instanceof JsonEOFException || e.getCause() instanceof JsonEOFException) {
            return "the JSON ends too early" + where + "; the file seems truncated";
        } else if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown property '" + path(unknown) + "'" + where;
        } else if (e instanceof ValueInstantiationException refused && refused.getCause() != null) {
            return "'" + path(refused) + "'" + where + ": " + refused.getCause().getMessage();
        } else if (e instanceof JsonMappingException mapping) {
            return "'" + path(mapping) + "'" + where + ": " + reason(e);
        } else {
            return "not valid JSON" + where + ": " + reason(e);
        }
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String reason(JsonProcessingException e) {
        String line = e.getOriginalMessage().lines().findFirst().orElse("no reason given");
        // The library's advice is for programmers: which of its features to switch off.
        boolean absent = line.startsWith("Cannot map `null`") || line.startsWith("Null value for creator property");
        return absent ? "a value is needed, it is missing or null" : line;
    }

    /** Refuses NaN and infinities, for which JSON has no number; the library would write them as text. */
    private static final class FiniteDoubleSerializer extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            if (!Double.isFinite(value)) {
                throw new JsonMappingException(generator, "the number " + value);
            }
            generator.writeNumber(value);
        }
    }
}
