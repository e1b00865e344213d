package io.github.ipcbench.plan;

import static io.github.ipcbench.plan.PlanExamples.FILE;
import static io.github.ipcbench.plan.PlanExamples.MMAP_RELAXED;
import static io.github.ipcbench.plan.PlanExamples.SOCKET;
import static io.github.ipcbench.plan.PlanExamples.STREAM;
import static io.github.ipcbench.plan.PlanExamples.defaults;
import static io.github.ipcbench.plan.PlanExamples.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanParserTest {
    @TempDir
    Path directory;

    private BenchmarkPlan parse(String... namesAndValues) throws InvalidPlanException {
        return PlanExamples.parse(directory, given(namesAndValues));
    }

    @Test
    void nothingGivenIsTheDocumentedDefault() throws Exception {
        BenchmarkPlan plan = parse();

        assertThat(plan.preset()).isEqualTo(Preset.QUICK);
        assertThat(plan.modes()).containsExactly(SOCKET, FILE, MMAP_RELAXED);
        assertThat(plan.runs().perCase()).isEqualTo(10);
        assertThat(plan.runs().messages()).isEmpty();
        assertThat(plan.largestMessage()).isEqualTo(112_192);
        assertThat(plan.message().descriptors()).isEqualTo(3);
        assertThat(plan.message().payload()).isEqualTo(new Payload.Struct());
        assertThat(plan.runs().order()).isEqualTo(RunOrder.MIRRORED);
        assertThat(plan.message().seed()).isEqualTo(42);
        assertThat(plan.base().waitStrategy()).isEqualTo(WaitStrategy.SELECT);
        assertThat(plan.base().affinity()).isEmpty();
        assertThat(plan.base().depth()).hasValue(11);
        assertThat(plan.runs().trace()).isEqualTo(TraceChoice.AUTO);
        assertThat(plan.runs().selfCheck()).isFalse();
        assertThat(plan.runs().timeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(plan.base().tempDirectory()).isEqualTo(directory);
        assertThat(plan.output().directory()).isEqualTo(directory.resolve("out"));
        assertThat(plan.output().messagesPerSession()).isEqualTo(5);
        assertThat(plan.base().jvm().arguments()).isEmpty();
        assertThat(plan.output().label()).isEmpty();
        assertThat(plan.given()).isEmpty();
    }

    @Test
    void everyPropertyReachesThePlan() throws Exception {
        Path temp = Files.createDirectory(directory.resolve("temp"));
        BenchmarkPlan plan = parse(
                "preset", "article",
                "modes", "stream, socket",
                "runs", "3",
                "messages", "200",
                "size", "4096",
                "descriptors", "0",
                "payload", "random",
                "order", "shuffled",
                "seed", "-7",
                "wait", "block",
                "affinity", "1,0",
                "depth", "natural",
                "trace", "off",
                "selfcheck", "false",
                "timeout", "30",
                "tempDirectory", temp.toString(),
                "outputDirectory", "elsewhere",
                "messagesPerSession", "8",
                "jvm", System.getProperty("java.home"),
                "jvmArgs", "-Xmx64m '-Dname=two words'",
                "label", "kernel 6.18");

        assertThat(plan.preset()).isEqualTo(Preset.ARTICLE);
        assertThat(plan.modes()).containsExactly(STREAM, SOCKET);
        assertThat(plan.runs().perCase()).isEqualTo(3);
        assertThat(plan.runs().messages()).hasValue(200);
        assertThat(plan.largestMessage()).isEqualTo(4096);
        assertThat(plan.message().descriptors()).isZero();
        assertThat(plan.message().payload()).isEqualTo(new Payload.Random());
        assertThat(plan.runs().order()).isEqualTo(RunOrder.SHUFFLED);
        assertThat(plan.message().seed()).isEqualTo(-7);
        assertThat(plan.base().waitStrategy()).isEqualTo(WaitStrategy.BLOCK);
        assertThat(plan.base().affinity()).contains(new Affinity(1, 0));
        assertThat(plan.base().depth()).isEmpty();
        assertThat(plan.runs().trace()).isEqualTo(TraceChoice.OFF);
        assertThat(plan.runs().selfCheck()).isFalse();
        assertThat(plan.runs().timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(plan.base().tempDirectory()).isEqualTo(temp);
        assertThat(plan.output().directory()).isEqualTo(directory.resolve("elsewhere"));
        assertThat(plan.output().messagesPerSession()).isEqualTo(8);
        assertThat(plan.base().jvm().home()).isEqualTo(Path.of(System.getProperty("java.home")));
        assertThat(plan.base().jvm().arguments()).containsExactly("-Xmx64m", "-Dname=two words");
        assertThat(plan.output().label()).contains("kernel 6.18");
    }

    @Test
    void aSessionChecksItselfWhenToldToAndInTheArticlesProtocolWithoutBeingTold() throws Exception {
        assertThat(parse("selfcheck", " true ").runs().selfCheck()).isTrue();
        assertThat(parse("preset", "article").runs().selfCheck()).isTrue();
        assertThat(parse("preset", "article", "selfcheck", "false").runs().selfCheck())
                .isFalse();
    }

    @Test
    void thePlanKeepsWhatWasGivenAsItWasWrittenInTheOrderOfTheDocumentation() throws Exception {
        Map<String, String> given =
                parse("size", "0004096", "runs", " 2 ", "preset", "quick").given();

        assertThat(given)
                .containsExactly(
                        Map.entry("ipcbench.preset", "quick"),
                        Map.entry("ipcbench.runs", " 2 "),
                        Map.entry("ipcbench.size", "0004096"));
    }

    @Test
    void theArticlePresetMeasuresAMillionMessagesInSocketAndFile() throws Exception {
        BenchmarkPlan plan = parse("preset", "article");
        assertThat(plan.runs().order()).isEqualTo(RunOrder.ALTERNATING);

        assertThat(plan.modes()).containsExactly(SOCKET, FILE);
        assertThat(plan.runs().messages()).hasValue(1_000_000);
        assertThat(plan.runs().perCase()).isEqualTo(10);
        assertThat(plan.largestMessage()).isEqualTo(112_192);
    }

    @Test
    void theGlancePresetMeasuresThreeModesInShortRunsAndLooksIntoNoCalls() throws Exception {
        BenchmarkPlan plan = parse("preset", "glance");

        assertThat(plan.modes()).containsExactly(SOCKET, FILE, MMAP_RELAXED);
        assertThat(plan.runs().perCase()).isEqualTo(4);
        assertThat(plan.runs().messages()).isEmpty();
        assertThat(plan.runs().order()).isEqualTo(RunOrder.MIRRORED);
        assertThat(plan.runs().trace()).isEqualTo(TraceChoice.OFF);
        assertThat(plan.runs().selfCheck()).isFalse();
        assertThat(plan.preset().runTime()).isEqualTo(Duration.ofMillis(400));
        assertThat(parse("preset", "glance", "runs", "8", "trace", "steps").runs())
                .satisfies(runs -> assertThat(runs.perCase()).isEqualTo(8))
                .satisfies(runs -> assertThat(runs.trace()).isEqualTo(TraceChoice.STEPS));
    }

    @Test
    void theSweepPresetMeasuresTwelveSizesInShortRunsAndLooksIntoNoCalls() throws Exception {
        BenchmarkPlan plan = parse("preset", "sweep", "modes", "socket,file,mmap-relaxed");

        assertThat(plan.message().sizes())
                .hasSize(12)
                .isSorted()
                .startsWith(16)
                .contains(112_192)
                .endsWith(16 << 20);
        assertThat(Preset.SWEEP.modeIds().orElseThrow())
                .containsExactly("socket", "file", "mmap-locked", "mmap-relaxed");
        assertThat(plan.runs().perCase()).isEqualTo(4);
        assertThat(plan.runs().messages()).isEmpty();
        assertThat(plan.runs().order()).isEqualTo(RunOrder.MIRRORED);
        assertThat(plan.runs().trace()).isEqualTo(TraceChoice.OFF);
        assertThat(parse("preset", "sweep", "modes", "socket", "size", "4k")
                        .message()
                        .sizes())
                .containsExactly(4096);
    }

    @Test
    void sizesHaveUnitsAndKeepTheirOrder() throws Exception {
        assertThat(parse("size", " 4k, 16 ,112192,1m,1024m").message().sizes())
                .containsExactly(4096, 16, 112_192, 1 << 20, 1 << 30);
        assertThat(parse("size", "+64").message().sizes()).containsExactly(64);
    }

    @Test
    void groupsAreModesAndAHyphenTakesAway() throws Exception {
        assertThat(parse("modes", "article").modes()).containsExactly(SOCKET, FILE, MMAP_RELAXED);
        assertThat(parse("modes", "all").modes()).containsExactly(SOCKET, FILE, MMAP_RELAXED, STREAM);
        assertThat(parse("modes", "stream,article,-file").modes()).containsExactly(STREAM, SOCKET, MMAP_RELAXED);
        assertThat(parse("modes", "-file").modes()).containsExactly(SOCKET, MMAP_RELAXED);
        assertThat(parse("modes", "all, -article").modes()).containsExactly(STREAM);
        assertThat(parse("modes", "sockets").modes()).containsExactly(SOCKET, STREAM);
        assertThat(parse("modes", "all,-sockets").modes()).containsExactly(FILE, MMAP_RELAXED);
        assertThat(parse("modes", "-file,stream", "preset", "article").modes()).containsExactly(SOCKET, STREAM);
    }

    @Test
    void variantsHaveSettingsOfTheirOwnAndTheRestOfThePlan() throws Exception {
        Path files = Files.createDirectory(directory.resolve("a, b; c"));
        BenchmarkPlan plan = parse(
                "wait", "block",
                "jvmArgs", "-Xmx64m",
                "modes", "socket,file",
                "size", "16,4k",
                "variants",
                        "base ; candidate: jvmArgs='-Xms8m \"-Da=b c\"', affinity='1,0',wait = select, env.LANG=C,"
                                + "env.EMPTY=,tempDirectory=\"a, b; c\",native=jna,depth=3");

        Variant base = plan.base();
        assertThat(plan.variants()).extracting(Variant::name).containsExactly("base", "candidate");
        assertThat(base.jvm().arguments()).containsExactly("-Xmx64m");
        assertThat(base.waitStrategy()).isEqualTo(WaitStrategy.BLOCK);
        Variant candidate = plan.variants().get(1);
        assertThat(candidate.jvm())
                .isEqualTo(new WorkerJvm(base.jvm().home(), List.of("-Xms8m", "-Da=b c"), NativeChoice.JNA));
        assertThat(candidate.affinity()).contains(new Affinity(1, 0));
        assertThat(candidate.depth()).hasValue(3);
        assertThat(candidate.waitStrategy()).isEqualTo(WaitStrategy.SELECT);
        assertThat(candidate.environment()).containsExactly(Map.entry("EMPTY", ""), Map.entry("LANG", "C"));
        assertThat(candidate.tempDirectory()).isEqualTo(files);

        assertThat(parse("affinity", "0,1", "jvmArgs", "-Xa", "variants", "x:env.A=b")
                        .base())
                .isEqualTo(new Variant(
                        "x",
                        new WorkerJvm(base.jvm().home(), List.of("-Xa")),
                        Map.of("A", "b"),
                        directory,
                        WaitStrategy.SELECT,
                        Optional.of(new Affinity(0, 1)),
                        OptionalInt.of(11)));
    }

    @Test
    void theSameCpuIsTheFirstThatIsAllowed() throws Exception {
        assertThat(parse("affinity", "same").base().affinity()).contains(new Affinity(0, 0));
        assertThat(parse("variants", "a:affinity=same").base().affinity()).contains(new Affinity(0, 0));
    }

    @Test
    void aRoundHoldsTheVariantsOfAModeAndSizeAsNeighbours() throws Exception {
        BenchmarkPlan plan = parse("modes", "socket,file", "size", "16,4k", "variants", "a;b");

        assertThat(RunSchedule.of(plan.cases(), 2, plan.runs().order(), 1))
                .extracting(run -> run.key().toString())
                .startsWith(
                        "socket, 16 bytes, a",
                        "socket, 16 bytes, b",
                        "file, 16 bytes, a",
                        "file, 16 bytes, b",
                        "socket, 4096 bytes, a")
                .endsWith("file, 16 bytes, b", "file, 16 bytes, a", "socket, 16 bytes, b", "socket, 16 bytes, a");
    }

    @Test
    void whatTheUserSetWinsOverThePreset() throws Exception {
        BenchmarkPlan plan = parse("preset", "article", "modes", "mmap-relaxed", "messages", "5");

        assertThat(plan.modes()).containsExactly(MMAP_RELAXED);
        assertThat(plan.runs().messages()).hasValue(5);
    }

    @Test
    void aPayloadFileSetsTheSize() throws Exception {
        Path message = Files.write(directory.resolve("message.bin"), new byte[1234]);

        BenchmarkPlan plan = parse("payload", message.toString());

        assertThat(plan.message().payload()).isEqualTo(new Payload.FromFile(message));
        assertThat(plan.largestMessage()).isEqualTo(1234);
    }

    @Test
    void aSizeGivenWinsOverThePayloadFile() throws Exception {
        Files.write(directory.resolve("message.bin"), new byte[3]);

        BenchmarkPlan plan = parse("payload", "message.bin", "size", "64");

        assertThat(plan.message().payload()).isEqualTo(new Payload.FromFile(directory.resolve("message.bin")));
        assertThat(plan.largestMessage()).isEqualTo(64);
    }

    @Test
    void theLimitsThemselvesAreValid() throws Exception {
        assertThat(parse("size", "16").largestMessage()).isEqualTo(16);
        assertThat(parse("size", "1073741824").largestMessage()).isEqualTo(1 << 30);
        assertThat(parse("descriptors", "60").message().descriptors()).isEqualTo(60);
        assertThat(parse("runs", "1").runs().perCase()).isEqualTo(1);
        assertThat(parse("timeout", "1").runs().timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(parse("seed", "-9223372036854775808").message().seed()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void theOutputDirectoryIsCreatedAndLeftEmpty() throws Exception {
        Path output = parse("outputDirectory", "a/b/c").output().directory();

        assertThat(output).isEmptyDirectory();
    }

    @Test
    void anOutputDirectoryBehindALinkIsAccepted() throws Exception {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);

        assertThat(parse("outputDirectory", link.toString()).output().directory())
                .isEqualTo(link);
    }

    @Test
    void withoutASingleModeThereIsNoPlan() {
        assertThat(new PlanParser(List.of()))
                .satisfies(parser -> assertThat(problemsOf(parser, Map.of()))
                        .containsExactly("ipcbench.modes: no mode is measured by default; known: none"));
    }

    private List<String> problemsOf(PlanParser parser, Map<String, String> given) {
        try {
            parser.parse(given, defaults(directory));
            return List.of();
        } catch (InvalidPlanException e) {
            return e.problems();
        }
    }
}
