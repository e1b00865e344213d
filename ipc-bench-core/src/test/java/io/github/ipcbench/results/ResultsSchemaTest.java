package io.github.ipcbench.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the published schema and the records together. */
class ResultsSchemaTest {
    private static final Schema SCHEMA = load();

    @Provide
    Arbitrary<Results> anyResults() {
        return ArbitraryResults.results();
    }

    @Property(tries = 100)
    void whatIsWrittenObeysTheSchema(@ForAll("anyResults") Results results) {
        assertThat(SCHEMA.validate(ResultsJson.toJson(results), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void theSchemaRequiresEveryPropertyThatIsAlwaysWritten() {
        String json = ResultsJson.toJson(ArbitraryResults.small());
        json.lines()
                .map(String::strip)
                .filter(line -> line.matches("\"[a-zA-Z]+\" : .*"))
                .map(line -> line.substring(0, line.indexOf(" : ")))
                .filter(name -> !name.equals("\"sendBufferBytes\""))
                .distinct()
                .forEach(name -> assertThat(SCHEMA.validate(json.replaceFirst(name, "\"other\""), InputFormat.JSON))
                        .as("without %s", name)
                        .isNotEmpty());
    }

    /** Every property of a full session, under another name, is missing where it stood and unknown where it stands. */
    @Test
    void theSchemaKnowsEveryPropertyThatMayBeWritten() {
        String json = ResultsJson.toJson(ArbitraryResults.full());
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
        Set<String> free = Set.of("\"HZ\"");
        json.lines()
                .map(String::strip)
                .filter(line -> line.matches("\"[a-zA-Z0-9]+\" : .*"))
                .map(line -> line.substring(0, line.indexOf(" : ")))
                .filter(name -> !free.contains(name))
                .distinct()
                .forEach(name -> assertThat(
                                SCHEMA.validate(json.replaceFirst(name + " : ", "\"other\" : "), InputFormat.JSON))
                        .as("with another name than %s", name)
                        .isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "'\"verdict\" : \"MORE\"', '\"verdict\" : \"SOME\"'",
        "'\"mode\" : \"tick\"', '\"mode\" : \"tock\"'",
        "'\"ticksPerSecond\" : 250', '\"ticksPerSecond\" : 0'",
        "'\"count\" : 20,', '\"count\" : 0,'",
        "'\"waits\" : true', '\"waits\" : 1'",
        "'\"migrations\" : 5', '\"migrations\" : 5.5'",
        "'\"nanos\" : -9.0', '\"nanos\" : null'",
        "'\"ringCopyNanos\" : 6000.5', '\"ringCopyNanos\" : 0'",
        "'\"windowNanosPerMessage\" : [ 5, 5 ]', '\"windowNanosPerMessage\" : [ 5, 5.5 ]'",
        "'\"cpus\" : [ 0, 1 ]', '\"cpus\" : \"0-1\"'",
        "'\"limit\" : 11', '\"limit\" : 11.5'",
        "'\"measuredDelayNanos\" : [ 1001.25 ]', '\"measuredDelayNanos\" : 1001.25'",
    })
    void theSchemaRefusesWhatTheRecordsOfCallsNoiseAndDetailsCannotHold(String good, String bad) {
        String json = ResultsJson.toJson(ArbitraryResults.full());
        assertThat(json).contains(good);
        assertThat(SCHEMA.validate(json.replace(good, bad), InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"version\" : 1', '\"version\" : 2'",
        "'\"round\" : 1', '\"round\" : 0'",
        "'\"messages\" : 10', '\"messages\" : \"10\"'",
        "'\"descriptors\" : 3', '\"descriptors\" : 254'",
    })
    void theSchemaRefusesWhatTheRecordsCannotHold(String good, String bad) {
        String json = ResultsJson.toJson(ArbitraryResults.small());
        assertThat(json).contains(good);
        assertThat(SCHEMA.validate(json.replace(good, bad), InputFormat.JSON)).isNotEmpty();
    }

    private static Schema load() {
        try (InputStream stream = ResultsJson.class.getResourceAsStream("ipc-bench-results-1.schema.json")) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new AssertionError("the schema cannot be read", e);
        }
    }
}
