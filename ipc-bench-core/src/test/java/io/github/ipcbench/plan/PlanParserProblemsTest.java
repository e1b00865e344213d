package io.github.ipcbench.plan;

import static io.github.ipcbench.plan.PlanExamples.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanParserProblemsTest {
    /** Nobody can create a file here, root included. */
    private static final Path READ_ONLY = Path.of("/proc");

    @TempDir
    Path directory;

    private List<String> problems(String... namesAndValues) {
        InvalidPlanException refused = catchThrowableOfType(
                InvalidPlanException.class, () -> PlanExamples.parse(directory, given(namesAndValues)));
        assertThat(refused).as("the plan was accepted").isNotNull();
        return refused.problems();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            modes       | sokcet          | unknown mode 'sokcet'; did you mean socket? known: socket, file, mmap-relaxed, stream
            modes       | socket,,file    | unknown mode ''; known: socket, file, mmap-relaxed, stream
            modes       | socket,         | unknown mode ''; known: socket, file, mmap-relaxed, stream
            modes       | file,socket,file | mode 'file' is named more than once; name each mode once
            modes       | ``              | unknown mode ''; known: socket, file, mmap-relaxed, stream
            preset      | fast            | unknown preset 'fast'; known: glance, quick, article, sweep
            preset      | QUICK           | unknown preset 'QUICK'; did you mean quick? known: glance, quick, article, sweep
            order       | random          | unknown order 'random'; known: mirrored, alternating, shuffled
            wait        | spin            | unknown wait strategy 'spin'; known: select, block
            trace       | on              | unknown trace choice 'on'; known: off, steps, strace, auto
            selfcheck   | yes             | 'yes' is neither true nor false; valid: true, false
            selfcheck   | ``              | '' is neither true nor false; valid: true, false
            runs        | 0               | '0' is out of range; valid: 1 to 100000
            runs        | -3              | '-3' is out of range; valid: 1 to 100000
            runs        | ten             | 'ten' is not a whole number; valid: 1 to 100000
            runs        | 2.5             | '2.5' is not a whole number; valid: 1 to 100000
            runs        | ١٢              | '١٢' is not a whole number; valid: 1 to 100000
            runs        | ``              | '' is not a whole number; valid: 1 to 100000
            messages    | 0               | '0' is out of range; valid: 1 to 1000000000
            messages    | 1e6             | '1e6' is not a whole number; valid: 1 to 1000000000
            size        | 15              | '15' is out of range; valid: 16 (the header alone) to 1073741824 bytes (1 GiB), with k for 1024 and m for 1024², or several such as 16,4k,112192,1m
            size        | 1073741825      | '1073741825' is out of range; valid: 16 (the header alone) to 1073741824 bytes (1 GiB), with k for 1024 and m for 1024², or several such as 16,4k,112192,1m
            size        | 99999999999999999999 | '99999999999999999999' is out of range; valid: 16 (the header alone) to 1073741824 bytes (1 GiB), with k for 1024 and m for 1024², or several such as 16,4k,112192,1m
            size        | 64kb            | '64kb' is not a size; did you mean 64k? valid: 16 (the header alone) to 1073741824 bytes (1 GiB), with k for 1024 and m for 1024², or several such as 16,4k,112192,1m
            size        | 1 GiB           | '1 GiB' is not a size; did you mean 1024m? valid: 16 (the header alone) to 1073741824 bytes (1 GiB), with k for 1024 and m for 1024², or several such as 16,4k,112192,1m
            size        | 16,,4k          | '' is not a size; valid: 16 (the header alone) to 1073741824 bytes (1 GiB), with k for 1024 and m for 1024², or several such as 16,4k,112192,1m
            size        | ``              | '' is not a size; valid: 16 (the header alone) to 1073741824 bytes (1 GiB), with k for 1024 and m for 1024², or several such as 16,4k,112192,1m
            size        | -16             | '-16' is not a size; valid: 16 (the header alone) to 1073741824 bytes (1 GiB), with k for 1024 and m for 1024², or several such as 16,4k,112192,1m
            size        | 2.5k            | '2.5k' is not a size; valid: 16 (the header alone) to 1073741824 bytes (1 GiB), with k for 1024 and m for 1024², or several such as 16,4k,112192,1m
            size        | 16,1025m        | '1025m' is out of range; valid: 16 (the header alone) to 1073741824 bytes (1 GiB), with k for 1024 and m for 1024², or several such as 16,4k,112192,1m
            size        | 9999999999999999m | '9999999999999999m' is out of range; valid: 16 (the header alone) to 1073741824 bytes (1 GiB), with k for 1024 and m for 1024², or several such as 16,4k,112192,1m
            size        | 4k,16,4096      | '4096' names the size 4096 once more; name each size once
            modes       | all,file        | mode 'file' is named more than once; name each mode once
            modes       | socket,-file    | '-file' takes away what does not stand before it; there: socket
            modes       | socket,-socket  | 'socket,-socket' leaves no mode; known: socket, file, mmap-relaxed, stream
            modes       | -straem         | unknown mode 'straem'; did you mean stream? known: socket, file, mmap-relaxed, stream
            modes       | artikel         | unknown mode 'artikel'; did you mean article? known: socket, file, mmap-relaxed, stream
            variants    | ``              | '' is not a name; valid: name:key=value,key=value;name:..., with names of 1 to 50 letters, digits, dots, underscores and hyphens, and values between two ' or two " where they hold a comma, a semicolon or such a mark
            variants    | base;           | '' is not a name; valid: name:key=value,key=value;name:..., with names of 1 to 50 letters, digits, dots, underscores and hyphens, and values between two ' or two " where they hold a comma, a semicolon or such a mark
            variants    | a b:wait=block  | 'a b' is not a name; valid: name:key=value,key=value;name:..., with names of 1 to 50 letters, digits, dots, underscores and hyphens, and values between two ' or two " where they hold a comma, a semicolon or such a mark
            variants    | a;b;a           | variant 'a' is named more than once; name each variant once
            variants    | a:wait          | variant a: 'wait' is not a setting; valid: name:key=value,key=value;name:..., with names of 1 to 50 letters, digits, dots, underscores and hyphens, and values between two ' or two " where they hold a comma, a semicolon or such a mark
            variants    | a:wait=block,   | variant a: '' is not a setting; valid: name:key=value,key=value;name:..., with names of 1 to 50 letters, digits, dots, underscores and hyphens, and values between two ' or two " where they hold a comma, a semicolon or such a mark
            variants    | a:jvmArgs='-Xa  | variant a: 'jvmArgs='-Xa' is not a setting; valid: name:key=value,key=value;name:..., with names of 1 to 50 letters, digits, dots, underscores and hyphens, and values between two ' or two " where they hold a comma, a semicolon or such a mark
            variants    | a:jvmArgs='-Xa'b | variant a: 'jvmArgs='-Xa'b' is not a setting; valid: name:key=value,key=value;name:..., with names of 1 to 50 letters, digits, dots, underscores and hyphens, and values between two ' or two " where they hold a comma, a semicolon or such a mark
            variants    | a:wait=block,wait=select | variant a: key 'wait' is given more than once; give each key once
            variants    | a:jvmargs=-Xa   | variant a: unknown key 'jvmargs'; did you mean jvmArgs? known: jvm, jvmArgs, tempDirectory, wait, affinity, depth, native, env.NAME
            variants    | a:deep=3        | variant a: unknown key 'deep'; known: jvm, jvmArgs, tempDirectory, wait, affinity, depth, native, env.NAME
            variants    | a:=3            | variant a: unknown key ''; known: jvm, jvmArgs, tempDirectory, wait, affinity, depth, native, env.NAME
            variants    | a:wait=selct    | variant a, wait: unknown wait strategy 'selct'; did you mean select? known: select, block
            variants    | a:affinity='0,2' | variant a, affinity: CPU 2 does not exist or is not allowed here; available: 0, 1
            variants    | a:jvmArgs=-Xa,-Xb | variant a: '-Xb' is not a setting; valid: name:key=value,key=value;name:..., with names of 1 to 50 letters, digits, dots, underscores and hyphens, and values between two ' or two " where they hold a comma, a semicolon or such a mark
            variants    | a:env.1=x       | variant a: 'env.1' names no variable; valid: letters, digits and underscores after env., no digit first
            descriptors | 254             | '254' is out of range; valid: 0 to 253 (the kernel passes no more with one message)
            depth       | 0               | '0' is out of range; valid: 1 to 100000, or natural
            depth       | deep            | 'deep' is not a whole number; valid: 1 to 100000, or natural
            descriptors | -1              | '-1' is out of range; valid: 0 to 253 (the kernel passes no more with one message)
            seed        | x               | 'x' is not a whole number; valid: -9223372036854775808 to 9223372036854775807 (64 bits)
            timeout     | 0               | '0' is out of range; valid: 1 to 604800 seconds
            timeout     | 10 min          | '10 min' is not a whole number; valid: 1 to 604800 seconds
            messagesPerSession | 0        | '0' is out of range; valid: 1 to 1000000
            affinity    | 0               | '0' is not a pair of CPUs; valid: same, split, or the numbers of the sender's and the receiver's, from 0 to 8191, such as 0,1
            affinity    | 0,1,2           | '0,1,2' is not a pair of CPUs; valid: same, split, or the numbers of the sender's and the receiver's, from 0 to 8191, such as 0,1
            affinity    | 0,-1            | '0,-1' is not a pair of CPUs; valid: same, split, or the numbers of the sender's and the receiver's, from 0 to 8191, such as 0,1
            affinity    | 0,8192          | '0,8192' is not a pair of CPUs; valid: same, split, or the numbers of the sender's and the receiver's, from 0 to 8191, such as 0,1
            affinity    | 0,2             | CPU 2 does not exist or is not allowed here; available: 0, 1
            affinity    | 4095,4095       | CPU 4095 does not exist or is not allowed here; available: 0, 1
            jvmArgs     | -Da='b          | '-Da='b' does not split into arguments; valid: arguments separated by blanks, between two ' or two " where they hold blanks
            native      | jni             | unknown way to the kernel 'jni'; did you mean jna? known: auto, ffm, jna
            label       | ``              | '' is not a label; valid: one line of 1 to 200 characters
            mesages     | 10              | unknown property; did you mean ipcbench.messages?
            resum       | true            | unknown property; did you mean ipcbench.resume?
            tempdir     | /tmp            | unknown property; known: ipcbench.preset, ipcbench.modes, ipcbench.runs, ipcbench.messages, ipcbench.size, ipcbench.descriptors, ipcbench.depth, ipcbench.payload, ipcbench.order, ipcbench.seed, ipcbench.wait, ipcbench.affinity, ipcbench.trace, ipcbench.selfcheck, ipcbench.timeout, ipcbench.tempDirectory, ipcbench.outputDirectory, ipcbench.messagesPerSession, ipcbench.jvm, ipcbench.jvmArgs, ipcbench.native, ipcbench.variants, ipcbench.label
            """)
    void namesPropertyValueAndWhatIsValid(String name, String value, String problem) {
        assertThat(problems(name, value)).containsExactly("ipcbench." + name + ": " + problem);
    }

    @Test
    void allProblemsAreToldAtOnceInTheOrderOfTheDocumentation() {
        assertThat(problems("nonsense.at.all", "", "runs", "0", "modes", "sokcet,flie", "size", "1"))
                .hasSize(5)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("ipcbench.modes: unknown mode 'sokcet'"),
                        line -> assertThat(line).startsWith("ipcbench.modes: unknown mode 'flie'"),
                        line -> assertThat(line).startsWith("ipcbench.runs: "),
                        line -> assertThat(line).startsWith("ipcbench.size: "),
                        line -> assertThat(line).startsWith("ipcbench.nonsense.at.all: "));
    }

    @Test
    void theCpusOfALargeMachineAreShownAsARange() {
        assertThat(affinityProblems(List.of(2, 3, 4, 5), "2,6"))
                .containsExactly("ipcbench.affinity: CPU 6 does not exist or is not allowed here; available: 2 to 5");
        assertThat(affinityProblems(List.of(1, 3, 5), "0,2"))
                .containsExactly(
                        "ipcbench.affinity: CPU 0 does not exist or is not allowed here; available: 1, 3, 5",
                        "ipcbench.affinity: CPU 2 does not exist or is not allowed here; available: 1, 3, 5");
    }

    @Test
    void whereTheCpusAreNotKnownTheWorkersFindOut() {
        assertThat(affinityProblems(List.of(), "0,4095")).isEmpty();
    }

    private List<String> affinityProblems(List<Integer> cpus, String pair) {
        PlanDefaults known = PlanExamples.defaults(directory);
        PlanDefaults defaults = new PlanDefaults(
                known.workingDirectory(),
                known.tempDirectory(),
                known.outputDirectory(),
                known.jvmHome(),
                known.seed(),
                cpus);
        try {
            new PlanParser(PlanExamples.KNOWN).parse(given("affinity", pair), defaults);
            return List.of();
        } catch (InvalidPlanException e) {
            return e.problems();
        }
    }

    @Test
    void aValueWithLineBreaksIsShownOnOneLine() {
        assertThat(problems("preset", "quick\nand\rdirty\u2028"))
                .containsExactly(
                        "ipcbench.preset: unknown preset 'quick\\u000aand\\u000ddirty\\u2028'; known: glance, quick, article, sweep");
    }

    @Test
    void aPayloadThatIsNoFileIsRefused() {
        assertThat(problems("payload", "strcut"))
                .containsExactly("ipcbench.payload: 'strcut' under '" + directory
                        + "' does not exist; valid: struct, random, zeros, or a file that can be read");
        assertThat(problems("payload", directory.toString()))
                .containsExactly("ipcbench.payload: '" + directory
                        + "' is not a file; valid: struct, random, zeros, or a file that can be read");
        assertThat(problems("payload", "a\0b"))
                .containsExactly("ipcbench.payload: 'a\\u0000b' is not a path; valid: struct, random, zeros, or a file"
                        + " that can be read");
    }

    @Test
    void anEmptyPayloadFileIsRefused() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty"));

        assertThat(problems("payload", empty.toString(), "size", "64"))
                .containsExactly("ipcbench.payload: '" + empty
                        + "' is empty; valid: struct, random, zeros, or a file that can be read");
    }

    @Test
    void aPayloadFileThatCannotBeReadIsRefused() {
        Path unreadable = Path.of("/proc/self/mem");

        assertThat(problems("payload", unreadable.toString()))
                .singleElement()
                .asString()
                .startsWith("ipcbench.payload: '/proc/self/mem' cannot be read (")
                .endsWith("); valid: struct, random, zeros, or a file that can be read");
    }

    @Test
    void aPayloadFileShorterThanTheHeaderIsRefusedUnlessASizeIsGiven() throws IOException {
        Path shorter = Files.write(directory.resolve("short"), new byte[15]);

        assertThat(problems("payload", shorter.toString()))
                .containsExactly("ipcbench.payload: '" + shorter
                        + "' holds 15 bytes; valid: 16 to 1073741824, or any file together with ipcbench.size");
    }

    @Test
    void aPayloadFileOverTheLargestMessageIsRefusedUnlessASizeIsGiven() throws IOException {
        Path sparse = directory.resolve("sparse");
        try (var file = new java.io.RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength((1L << 30) + 1);
        }

        assertThat(problems("payload", sparse.toString()))
                .containsExactly("ipcbench.payload: '" + sparse + "' holds 1073741825 bytes; valid: 16 to 1073741824, "
                        + "or any file together with ipcbench.size");
    }

    @Test
    void aPayloadFileIsOfOneSize() throws IOException {
        Path message = Files.write(directory.resolve("message"), new byte[64]);

        assertThat(problems("payload", message.toString(), "size", "16,4k"))
                .containsExactly(
                        "ipcbench.size: '16,4k' are several sizes, and the payload is a file; valid with one: a"
                                + " single size");
    }

    @Test
    void aVariantsJdkAndDirectoryAreLookedAt() {
        Path missing = directory.resolve("missing");

        assertThat(problems("variants", "base;a:jvm=" + missing + ",tempDirectory=missing"))
                .containsExactly(
                        "ipcbench.variants: variant a, jvm: '" + missing + "' does not hold bin/java; valid: the home"
                                + " directory of a JDK 17 or later",
                        "ipcbench.variants: variant a, tempDirectory: 'missing' under '" + directory
                                + "' does not exist; valid: a directory that exists and can be written");
    }

    @Test
    void whatIsWrongWithThePlansOwnSettingsIsToldOnceAndNotOfEachVariant() {
        assertThat(problems("wait", "spin", "tempDirectory", "missing", "variants", "base;a;b:wait=block"))
                .hasSize(2)
                .noneMatch(line -> line.startsWith("ipcbench.variants"));
    }

    @Test
    void aTempDirectoryMustExistAndTakeFiles() throws IOException {
        Path missing = directory.resolve("missing");
        Path file = Files.createFile(directory.resolve("file"));
        String valid = "; valid: a directory that exists and can be written";

        assertThat(problems("tempDirectory", missing.toString()))
                .containsExactly("ipcbench.tempDirectory: '" + missing + "' does not exist" + valid);
        assertThat(problems("tempDirectory", file.toString()))
                .containsExactly("ipcbench.tempDirectory: '" + file + "' is not a directory" + valid);
        assertThat(problems("tempDirectory", READ_ONLY.toString()))
                .singleElement()
                .asString()
                .startsWith("ipcbench.tempDirectory: '/proc' cannot be written (")
                .endsWith(")" + valid);
        assertThat(missing).doesNotExist();
    }

    @Test
    void anOutputDirectoryMustBeCreatedAndTakeFiles() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        Path under = file.resolve("under");
        String valid = "; valid: a directory that can be created and written";

        assertThat(problems("outputDirectory", file.toString()))
                .containsExactly("ipcbench.outputDirectory: '" + file + "' is not a directory" + valid);
        assertThat(problems("outputDirectory", under.toString()))
                .containsExactly(
                        "ipcbench.outputDirectory: '" + under + "' cannot be created (Not a directory)" + valid);
        assertThat(problems("outputDirectory", READ_ONLY.toString()))
                .singleElement()
                .asString()
                .startsWith("ipcbench.outputDirectory: '/proc' cannot be written (")
                .endsWith(")" + valid);
    }

    @Test
    void aJdkMustHoldALauncherOfJava17OrLater() throws IOException {
        String valid = "; valid: the home directory of a JDK 17 or later";
        Path home = Files.createDirectory(directory.resolve("jdk"));
        Path launcher = Files.createDirectory(home.resolve("bin")).resolve("java");

        assertThat(problems("jvm", home.toString()))
                .containsExactly("ipcbench.jvm: '" + home + "' does not hold bin/java" + valid);

        Files.createFile(launcher, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        assertThat(problems("jvm", home.toString()))
                .containsExactly("ipcbench.jvm: '" + home + "' holds a bin/java that cannot be executed" + valid);

        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"N/A\"\nJAVA_VERSION=\"11.0.2\"\n");
        assertThat(problems("jvm", home.toString())).containsExactly("ipcbench.jvm: '" + home + "' is Java 11" + valid);

        Files.writeString(
                home.resolve("release"),
                "JAVA_VERSION=\"17.0.15\"\nMODULES=\"java.base java.management jdk.unsupported\"\n");
        assertThat(problems("jvm", home.toString()))
                .containsExactly("ipcbench.jvm: '" + home
                        + "' is a runtime image without the modules java.logging, jdk.management" + valid);

        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"1.8.0_292\"\n");
        assertThat(problems("jvm", home.toString())).containsExactly("ipcbench.jvm: '" + home + "' is Java 8" + valid);
    }

    @Test
    void theJdksOwnWayToTheKernelNeedsJava22() throws IOException {
        Path home = jdk("21.0.4");
        assertThat(problems("jvm", home.toString(), "native", "ffm"))
                .containsExactly("ipcbench.native: 'ffm' needs Java 22 or later, and the workers' is 21; valid"
                        + " there: auto, jna");
    }

    @ParameterizedTest
    @CsvSource({"21, auto, jna", "22, auto, ffm", "22, ffm, ffm", "25.0.1, jna, jna", "17.0.1, jna, jna"})
    void aWayThatTheJdkHasIsTaken(String version, String asked, String expected) throws Exception {
        WorkerJvm jvm = PlanExamples.parse(directory, given("jvm", jdk(version).toString(), "native", asked))
                .base()
                .jvm();

        assertThat(jvm.nativeCalls().id()).isEqualTo(asked);
        assertThat(jvm.expectedNativeCalls().orElseThrow().id()).isEqualTo(expected);
    }

    private Path jdk(String version) throws IOException {
        Path home = Files.createDirectory(directory.resolve("jdk"));
        Files.createFile(
                Files.createDirectory(home.resolve("bin")).resolve("java"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n")
                .getParent();
    }

    @Test
    void descriptorsThatAModeCannotCarryAreRefused() {
        Mode mode = new Mode("parcel", "sends a file along", true).carrying(252);
        PlanParser parser = new PlanParser(List.of(mode));

        assertThatCode(() -> parser.parse(given("descriptors", "252"), PlanExamples.defaults(directory)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> parser.parse(given("descriptors", "253"), PlanExamples.defaults(directory)))
                .isInstanceOfSatisfying(
                        InvalidPlanException.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly("ipcbench.descriptors: '253' is too many for mode parcel; valid: 0 to"
                                        + " 252"));
    }

    @Test
    void aModeThatCarriesNoDescriptorsIsMeasuredWithoutAnyBesideOthersThatHaveThem() throws Exception {
        Mode pipe = new Mode("pipe", "bytes only", true).carrying(0);
        PlanParser parser = new PlanParser(List.of(PlanExamples.SOCKET, pipe));

        BenchmarkPlan plan = parser.parse(Map.of(), PlanExamples.defaults(directory));

        assertThat(plan.cases().stream().map(plan::descriptorsOf)).containsExactly(3, 0);
    }

    @Test
    void aJdkThatDoesNotTellItsVersionIsLeftToTheWorkers() throws Exception {
        Path home = Files.createDirectory(directory.resolve("jdk"));
        Files.createFile(
                Files.createDirectory(home.resolve("bin")).resolve("java"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        WorkerJvm jvm = PlanExamples.parse(directory, given("jvm", home.toString()))
                .base()
                .jvm();
        assertThat(jvm.home()).isEqualTo(home);
        assertThat(jvm.expectedNativeCalls()).isEmpty();
    }
}
