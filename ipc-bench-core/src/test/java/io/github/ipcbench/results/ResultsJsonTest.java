package io.github.ipcbench.results;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.ipcbench.plan.Case;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsJsonTest {
    private static final String JSON = ResultsJson.toJson(ArbitraryResults.small());

    @Provide
    Arbitrary<Results> anyResults() {
        return ArbitraryResults.results();
    }

    @Property(tries = 200)
    void whatIsWrittenReadsBackEqual(@ForAll("anyResults") Results results) throws IOException {
        assertThat(ResultsJson.parse(ResultsJson.toJson(results))).isEqualTo(results);
    }

    @Test
    void aWrittenFileReadsBackEqualAndLeavesNoTemporaryFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("results.json");
        Files.writeString(file, "{\"format\":\"ipc-bench-results\",\"version\":0}");

        ResultsJson.write(ArbitraryResults.small(), file);

        assertThat(ResultsJson.read(file)).isEqualTo(ArbitraryResults.small());
        assertThat(directory).isDirectoryContaining(file::equals);
        try (var entries = Files.list(directory)) {
            assertThat(entries).hasSize(1);
        }
    }

    @Test
    @Tag("forks")
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeADeviceAndAFolderAreNoResults(@TempDir Path directory) throws Exception {
        Path pipe = directory.resolve("results.json");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        for (Path file : List.of(pipe, directory, Path.of("/dev/zero"))) {
            assertThatThrownBy(() -> ResultsJson.read(file))
                    .isInstanceOf(ResultsFormatException.class)
                    .hasMessage(file + ": is no regular file, so these are no results");
        }
    }

    /** Elsewhere it would be shown with numbers that it does not carry. */
    @ParameterizedTest
    @CsvSource({
        "\"runs\", no-floor, run 1: no-floor is no warning of a run",
        "\"runs\", few-rounds, run 1: few-rounds is no warning of a run",
        "\"selfCheck\", steal, session: steal is no warning of a session"
    })
    void aWarningStandsWhereItWasFound(String before, String code, String reason) {
        WarningCode misplaced = WarningCode.of(code).orElseThrow();
        String values = misplaced.carried().stream()
                .map(value -> ", \"" + value.id() + "\": " + (value.kind() == WarningValue.Kind.TEXT ? "\"x\"" : "1"))
                .collect(Collectors.joining());
        String warning = "\"warnings\" : [ {\"code\": \"" + code + "\"" + values + "} ]";
        String json = ResultsJson.toJson(ArbitraryResults.small());
        int place = before.equals("\"runs\"")
                ? json.indexOf("\"warnings\"", json.indexOf(before))
                : json.lastIndexOf("\"warnings\"");
        assertThatThrownBy(() -> ResultsJson.parse(
                        json.substring(0, place) + warning + json.substring(json.indexOf(']', place) + 1)))
                .isInstanceOf(ResultsFormatException.class)
                .hasMessageEndingWith(reason);
    }

    @Test
    void aFailedWriteLeavesTheOldFileUntouched(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("results.json");
        Files.writeString(file, "old");

        assertThatThrownBy(() -> ResultsJson.write(withLoad(Double.NaN), file))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(file).hasContent("old");
    }

    @Test
    void writingIntoAMissingDirectoryFails(@TempDir Path directory) {
        assertThatThrownBy(() -> ResultsJson.write(ArbitraryResults.small(), directory.resolve("no/results.json")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300})
    void aNumberThatCannotBeReadIsNeverWritten(double load) {
        assertThatThrownBy(() -> ResultsJson.toJson(withLoad(load)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("results: 'environment.loadAverage': the number " + load + " cannot be stored");
    }

    @Test
    void anAbsentOptionalIsLeftOut() {
        assertThat(JSON)
                .contains("\"sendBufferBytes\" : 212992")
                .doesNotContain("receiveBufferBytes")
                .doesNotContain("label")
                .doesNotContain("affinity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "de-DE", "tr-TR"})
    void theDefaultLocaleChangesNoByte(String tag) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(tag));
            assertThat(ResultsJson.toJson(ArbitraryResults.small())).isEqualTo(JSON);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anotherVersionIsRefusedWithBothVersionsNamed(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("results.json");
        Files.writeString(file, "{\"format\":\"ipc-bench-results\",\"news\":[{\"version\":1}],\"version\":2}");

        assertThatThrownBy(() -> ResultsJson.read(file))
                .isInstanceOf(ResultsFormatException.class)
                .hasMessage(file + ": version 2 cannot be read, this IPC Bench reads version 1");
    }

    @Test
    void aMissingVersionIsRefused() {
        assertRefused("{\"format\":\"ipc-bench-results\"}")
                .hasMessage("results: version is missing, this IPC Bench reads version 1");
    }

    @Test
    void anotherFormatIsRefused() {
        assertRefused("{\"format\":\"jmh\",\"version\":1}")
                .hasMessage("results: format 'jmh' cannot be read, this IPC Bench reads 'ipc-bench-results' version 1");
        assertRefused("{}").hasMessageStartingWith("results: format is missing");
    }

    @Test
    void anUnknownPropertyIsRefusedWithItsPathAndPlace() {
        assertRefused(JSON.replace("\"round\" : 1", "\"round\" : 1, \"runde\" : 0"))
                .hasMessageMatching("results: unknown property 'runs\\[0]\\.runde' at line \\d+, column \\d+");
    }

    @Test
    void aMissingPropertyIsRefusedByName() {
        assertRefused(JSON.replaceFirst("\"round\" : 1,", ""))
                .hasMessageMatching("results: 'runs\\[0]\\.round' at line \\d+, column \\d+:"
                        + " a value is needed, it is missing or null");
        assertRefused(JSON.replaceFirst("\"cpu\" : \"CPU\",", ""))
                .hasMessageContaining("'environment.cpu'")
                .hasMessageContaining("a value is needed");
    }

    @Test
    void aValueOfAnotherTypeIsRefused() {
        assertRefused(JSON.replace("\"round\" : 1", "\"round\" : \"1\"")).hasMessageContaining("runs[0].round");
        assertRefused(JSON.replace("\"round\" : 1", "\"round\" : 1.5")).hasMessageContaining("runs[0].round");
        assertRefused(JSON.replace("\"round\" : 1", "\"round\" : null")).hasMessageContaining("runs[0].round");
        assertRefused(JSON.replace("\"loadAverage\" : 0.25", "\"loadAverage\" : NaN"))
                .hasMessageContaining("line");
    }

    @Test
    void aClockThatRanBackwardsIsRefused() {
        assertRefused(JSON.replaceFirst("\"loopCpuNanos\" : 5", "\"loopCpuNanos\" : -5"))
                .hasMessageContaining("runs[0].sender")
                .hasMessageContaining("clock ran backwards: loopCpuNanos=-5");
    }

    @Test
    void aPropertyThatIsNoneOfAPlanIsRefused() {
        assertRefused(given("{\"maven.ext.class.path\":\"x.jar\"}"))
                .hasMessageContaining("given: only properties of a plan are valid, such as ipcbench.runs;"
                        + " got 'maven.ext.class.path'");
    }

    @Test
    void aPropertyWithoutAValueIsRefused() {
        assertRefused(given("{\"ipcbench.runs\":null}")).hasMessageContaining("given: ipcbench.runs has no value");
    }

    @Test
    void aStartThatIsNoInstantIsRefused() {
        assertRefused(startedAt("now\\n[INFO] BUILD SUCCESS"))
                .hasMessageContaining("startedAt: an instant such as 2026-01-02T03:04:05Z is needed,"
                        + " got 'now\\u000a[INFO] BUILD SUCCESS'");
        assertRefused(startedAt("+1000000000-12-31T23:59:59Z"))
                .hasMessageContaining("got '+1000000000-12-31T23:59:59Z'");
        assertRefused(startedAt("+10000-01-01T00:00:00Z")).hasMessageContaining("startedAt");
    }

    @Test
    void twoRunsOfACaseInOneRoundAreRefused() {
        String run = JSON.substring(JSON.indexOf("\"runs\" : [ {") + 11, JSON.indexOf(" ],\n  \"warnings\""));
        assertRefused(JSON.replace(run, run + ", " + run))
                .hasMessageContaining("run 1: round 1 has another run of the case 'socket, 16 bytes, base'");
    }

    @Test
    void aSelfCheckWithTwoRunsInOneRoundIsRefused() {
        SelfCheck check = ArbitraryResults.full().selfCheck().orElseThrow();
        List<RunResult> twice = List.of(check.again().get(0), check.again().get(0));
        assertThatThrownBy(() -> new SelfCheck(check.key(), 0.05, 1, twice, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("self-check: run 1 is not the only one of its kind in round 1");
        assertThatThrownBy(() -> new SelfCheck(check.key(), 0.05, 1, List.of(), twice, List.of(1.0, 1.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aProfileOfNoMessageAndTimesTooShortToDivideByAreRefused() {
        String full = ResultsJson.toJson(ArbitraryResults.full());
        assertRefused(full.replaceFirst(
                        "\"messages\" : [0-9]+,\\s+\"timedMessages\"", "\"messages\" : 0, \"timedMessages\""))
                .hasMessageContaining(
                        "profile: at least 1 message, and 0 or more of them timed, are needed, got 0 and");
        String profiles = full.substring(full.indexOf("\"calls\" :"));
        assertRefused(full.replace(
                        profiles, profiles.replaceFirst("\"loopCpuNanos\" : [0-9]+", "\"loopCpuNanos\" : 0")))
                .hasMessageContaining("profile: CPU time that has parts is needed above 0 ns, got 0");
        assertRefused(full.replace("\"oneCopyNanos\" : 5000.5", "\"oneCopyNanos\" : 4.9e-324"))
                .hasMessageContaining("floor: at least 0.001 ns is needed, oneCopyNanos=4.9E-324");
    }

    @Test
    void aSelfCheckWithARunOfAnotherCaseIsRefused() {
        SelfCheck check = ArbitraryResults.full().selfCheck().orElseThrow();
        Case other = new Case("socket", 16, "candidate");
        assertThatThrownBy(() -> new SelfCheck(other, 0.05, 1, check.again(), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("self-check: run 1 measured another case");
    }

    @Test
    void aRunOfACaseOutsideTheSessionIsRefused() {
        String cases = JSON.substring(JSON.indexOf("\"cases\" : [ {") + 11, JSON.indexOf(" ],\n  \"runs\""));
        assertRefused(JSON.replace(cases, ""))
                .hasMessageContaining("run 1: only cases of the session are valid, got 'socket, 16 bytes, base'");
    }

    @Test
    void aCaseOfAModeOutsideThePlanIsRefused() {
        assertRefused(JSON.replace("\"modes\" : [ \"socket\" ]", "\"modes\" : [ \"file\" ]"))
                .hasMessageContaining("cases: only modes of the plan are valid, got 'socket'");
    }

    @Test
    void aCaseThatIsThereTwiceIsRefused() {
        String one = JSON.substring(JSON.indexOf("\"cases\" : [ {") + 12, JSON.indexOf(" ],\n  \"runs\""));
        assertRefused(JSON.replace(one, one + ", " + one))
                .hasMessageContaining("cases: each case once is valid, got twice 'socket, 16 bytes, base'");
    }

    @Test
    void aVariantWhoseNameCannotBeShownIsRefused() {
        assertRefused(JSON.replaceFirst("\"variant\" : \"base\"", "\"variant\" : \"<b>\""))
                .hasMessageContaining(
                        "variant: a name of 1 to 50 letters, digits, dots, underscores and hyphens is valid, got '<b>'");
    }

    @Test
    void aModeWhoseIdNoModeCanHaveIsRefused() {
        assertRefused(JSON.replace("\"modes\" : [ \"socket\" ]", "\"modes\" : [ \"socket\", \"=1+1\" ]"))
                .hasMessageContaining("mode id: lower-case words joined by hyphens, at most 100 characters, are valid,"
                        + " got '=1+1'");
    }

    @Test
    void whatJavaCallsAFlatPartIsAnUnknownPropertyOfTheFile() {
        assertRefused(JSON.replace("\"round\" : 1", "\"round\" : 1, \"key\" : {}"))
                .hasMessageContaining("unknown property 'runs[0].key'");
        assertRefused(JSON.replace("\"round\" : 1", "\"round\" : 1, \"ends\" : {}"))
                .hasMessageContaining("unknown property 'runs[0].ends'");
    }

    @Test
    void moreModesThanAnyPlanHasAreRefused() {
        String modes = "\"m\",".repeat(1_000);
        assertRefused(JSON.replace("\"modes\" : [ ", "\"modes\" : [ " + modes))
                .hasMessageContaining("at most 1000 modes are valid, got 1001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\":\"HOSTILE\"}",
                "{\"format\":\"ipc-bench-results\",\"version\":\"HOSTILE\"}",
                "WHOLE",
                "{\"format\":\"ipc-bench-results\",\"version\":1,\"plan\":{\"runs\":\"HOSTILE\"}}",
                "{\"format\":\"ipc-bench-results\",\"version\":1,\"environment\":{\"details\":{\"sysctls\":{\"HOSTILE\":\"HOSTILE\"}}}}",
                "{\"format\":\"ipc-bench-results\",\"version\":1,\"HOSTILE\":1,\"HOSTILE\":1}",
            })
    void aRefusalShowsControlCharactersAsEscapesAndBoundsWhatItRepeats(String json) {
        String hostile = "x\\u001b]0;OWNED\\u0007\\u001b[2J\\u202egpj\\n::error::\\u2028" + "y".repeat(900);
        String whole = JSON.replace("\"round\" : 1", "\"round\" : 1, \"HOSTILE\" : 0");
        assertRefused(json.replace("WHOLE", whole).replace("HOSTILE", hostile))
                .hasNoCause()
                .extracting(Throwable::getMessage, as(STRING))
                .contains("\\u001b]0;OWNED\\u0007\\u001b[2J\\u202egpj")
                .doesNotContainPattern("[\\p{Cntrl}\\u202e\\u2028]")
                .hasSizeLessThan(600);
    }

    @Test
    void aRuleThatARecordBreaksIsShownTheSameWay() {
        String hostile = "\\u001b[2J\\u202e\\n" + "y".repeat(900);
        assertRefused(ResultsJson.toJson(ArbitraryResults.full())
                        .replace("\"modes\" : [ \"socket\" ]", "\"modes\" : [ \"" + hostile + "\" ]"))
                .extracting(Throwable::getMessage, as(STRING))
                .contains("\\u001b[2J\\u202e\\u000ayyy")
                .doesNotContainPattern("[\\p{Cntrl}\\u202e]")
                .hasSizeLessThan(600);
    }

    @Test
    void everyTruncationIsRefused() {
        String json = JSON.stripTrailing();
        for (int length = 0; length < json.length(); length++) {
            assertRefused(json.substring(0, length));
        }
    }

    @Test
    void aTruncatedFileSaysWhere() {
        assertRefused(JSON.substring(0, JSON.length() / 2))
                .hasMessageMatching(
                        "results: the JSON ends too early at line \\d+, column \\d+;" + " the file seems truncated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "<html>",
                "\u0000\u0001",
                "{\"format\":\"ipc-bench-results\",\"version\":1} x"
            })
    void garbageIsRefused(String text) {
        assertRefused(text).hasMessageStartingWith("results: ");
    }

    @Test
    void textBehindTheEndIsRefused() {
        assertRefused(JSON + "{}");
    }

    @Test
    void aRepeatedPropertyIsRefused() {
        assertRefused(JSON.replace("\"round\" : 1", "\"round\" : 1, \"round\" : 2"))
                .hasMessageContaining("round");
    }

    @Test
    void aFileBeyondTheLimitIsRefusedBeforeItIsParsed(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("results.json");
        try (FileChannel sparse = FileChannel.open(file, CREATE_NEW, WRITE)) {
            sparse.write(ByteBuffer.wrap(new byte[] {'{'}), ResultsJson.MAX_BYTES);
        }
        assertThatThrownBy(() -> ResultsJson.read(file))
                .isInstanceOf(ResultsFormatException.class)
                .hasMessage(file + ": is larger than 67108864 bytes, the most that results may take");
    }

    @Test
    void aFileThatIsNoTextIsRefused(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("results.json"), new byte[] {'{', (byte) 0xff, '}'});
        assertThatThrownBy(() -> ResultsJson.read(file))
                .isInstanceOf(ResultsFormatException.class)
                .hasMessage(file + ": is no UTF-8 text, so these are no results");
    }

    @Test
    void nestingBeyondTheLimitIsRefused() {
        assertRefused("{\"a\":" + "[".repeat(100_000))
                .hasMessage("results: beyond what results may hold:"
                        + " Document nesting depth (33) exceeds the maximum allowed (32)");
    }

    @Test
    void aTextBeyondTheLimitIsRefused() {
        assertRefused(JSON.replaceFirst("\"cpu\" : \"CPU\"", "\"cpu\" : \"" + "x".repeat(1_100_000) + "\""))
                .hasMessageContaining("beyond what results may hold")
                .hasMessageContaining("1048576");
    }

    @Test
    void aNumberBeyondTheLimitIsRefused() {
        assertRefused(JSON.replace("\"round\" : 1", "\"round\" : " + "9".repeat(41)))
                .hasMessageContaining("beyond what results may hold")
                .hasMessageContaining("(40)");
    }

    @Test
    void aNameBeyondTheLimitIsRefused() {
        assertRefused("{\"" + "n".repeat(1001) + "\":1}")
                .hasMessageContaining("beyond what results may hold")
                .hasMessageContaining("(1000)");
    }

    @Test
    void aNumberBeyondAnyMeasurementIsRefused() {
        assertRefused(JSON.replace("\"loadAverage\" : 0.25", "\"loadAverage\" : -1.1e18"))
                .hasMessageContaining("the number -1.1e18 is beyond any measurement, ±1.0E18");
        assertRefused(JSON.replace("\"loadAverage\" : 0.25", "\"loadAverage\" : 1e999"))
                .hasMessageContaining("environment.loadAverage")
                .hasMessageContaining("the number 1e999 is beyond any measurement, ±1.0E18");
    }

    @Test
    void nullInAListIsRefusedInWords() {
        assertRefused(JSON.replaceFirst("\"warnings\" : \\[[^]]*]", "\"warnings\" : [null]"))
                .hasMessageContaining("a value is needed, it is missing or null");
    }

    @Test
    void aNameOfAClassIsAnUnknownPropertyAndLoadsNothing() {
        assertRefused(JSON.replace("\"round\" : 1", "\"round\" : 1, \"@class\" : \"java.lang.Runtime\""))
                .hasMessageContaining("unknown property 'runs[0].@class'");
    }

    private static String startedAt(String text) {
        return JSON.replace("2026-01-02T03:04:05Z", text);
    }

    private static String given(String properties) {
        return JSON.replaceFirst("\"given\" : \\{ }", "\"given\" : " + properties);
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String json) {
        return assertThatThrownBy(() -> ResultsJson.parse(json)).isInstanceOf(ResultsFormatException.class);
    }

    private static Results withLoad(double load) {
        Results small = ArbitraryResults.small();
        Environment old = small.environment();
        Environment environment = new Environment(
                old.cpu(),
                old.cores(),
                old.memoryBytes(),
                old.operatingSystem(),
                old.kernel(),
                old.architecture(),
                old.controllerJava(),
                old.workerJava(),
                old.workerNative(),
                old.tempFileSystem(),
                old.sendBufferBytes(),
                old.receiveBufferBytes(),
                OptionalDouble.of(load));
        return new Results(
                small.format(),
                small.version(),
                small.tool(),
                small.startedAt(),
                small.complete(),
                small.plan(),
                environment,
                List.of(),
                small.cases(),
                small.runs(),
                Optional.empty(),
                Optional.empty(),
                small.warnings());
    }
}
