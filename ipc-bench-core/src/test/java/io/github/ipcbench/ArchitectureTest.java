package io.github.ipcbench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.transport.catalog.ModeCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data flows one way: plan, session, protocol, worker, transport, results. */
class ArchitectureTest {
    private static final String ROOT = "io.github.ipcbench";
    private static final String DATAGRAMS = ROOT + ".transport.datagram";

    /** Below {@code transport}, what is no family of modes. */
    private static final Set<String> NO_FAMILIES =
            Set.of(DATAGRAMS, ROOT + ".transport.shared", ROOT + ".transport.catalog");

    /** Each package with those it may know. */
    private static final String KNOWN = """
            plan,
            linux, plan
            transport, plan linux
            protocol, plan results
            directories,
            worker, protocol transport results plan machine directories linux
            session, protocol plan results machine judgement directories calls transport
            judgement, plan results statistics
            export, plan results judgement statistics
            machine, results plan linux
            calls, plan results judgement transport
            results, plan
            statistics,
            """;

    private static final Set<String> WALL_CLOCKS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.util.Date.<init>",
            "java.util.Calendar.getInstance");

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** {@code machine} may know {@code results} because it fills the environment record. */
    @ParameterizedTest(name = "{0} knows only: {1}")
    @CsvSource(textBlock = KNOWN)
    void aPackageKnowsOnlyWhatTheDesignLetsItKnow(String name, String known) {
        String[] allowed = Stream.concat(
                        Stream.of(name), known == null ? Stream.empty() : Stream.of(known.split(" ", -1)))
                .map(ArchitectureTest::ours)
                .toArray(String[]::new);

        holds(noClasses()
                .that()
                .resideInAPackage(ours(name))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(outside(allowed))));
    }

    @Test
    void theTableHasEveryPackageThereIsAndNoOther() {
        Set<String> packages = ENGINE.stream()
                .map(each -> each.getPackageName().substring(ROOT.length() + 1).replaceFirst("\\..*", ""))
                .collect(toSet());

        assertThat(KNOWN.lines().map(line -> line.replaceFirst(",.*", "")))
                .containsExactlyInAnyOrderElementsOf(packages);
        assertThat(KNOWN.lines()
                        .flatMap(line -> Stream.of(
                                line.replaceFirst("[^,]*,", "").strip().split(" +"))))
                .filteredOn(known -> !known.isEmpty())
                .isSubsetOf(packages);
    }

    @ParameterizedTest(name = "{0} uses only: {1}")
    @CsvSource({"plan, java..", "directories, java..", "protocol, java..", "statistics, java.. org.apache.commons.."})
    void aPurePackageUsesNoOtherLibrary(String name, String libraries) {
        String[] allowed = Stream.concat(Stream.of(ROOT + ".."), Stream.of(libraries.split(" ", -1)))
                .toArray(String[]::new);

        holds(classes()
                .that()
                .resideInAPackage(ours(name))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed)));
    }

    @Test
    void junixsocketHasOneOwnerInTransport() {
        Set<String> owners = usersOf("org.newsclub..");

        assertThat(owners).hasSize(1).allMatch(each -> each.startsWith(ROOT + ".transport."));
    }

    /** Each family of modes is a folder of its own, which only ServiceLoader finds; what all may use is not one. */
    @Test
    void aFamilyOfModesKnowsTheInterfaceAndTheDatagramsAndNoOtherFamily() {
        Set<String> families = ENGINE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT + ".transport.") && !NO_FAMILIES.contains(name))
                .collect(toSet());

        assertThat(families).isNotEmpty();
        for (String family : families) {
            holds(noClasses()
                    .that()
                    .resideOutsideOfPackage(family + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(family + ".."));
        }
        assertThat(usersOf(DATAGRAMS))
                .filteredOn(each -> !each.startsWith(ROOT + ".transport."))
                .containsExactlyInAnyOrder(ROOT + ".worker.DatagramRows", ROOT + ".worker.HostFindings");
        holds(noClasses()
                .that()
                .resideInAPackage(ROOT + ".transport")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".transport.*.."));
        assertThat(usersOf(ROOT + ".transport.catalog"))
                .filteredOn(each -> !each.startsWith(ROOT + ".transport.catalog."))
                .allMatch(each -> each.startsWith(ROOT + ".session.") || each.startsWith(ROOT + ".worker."));
    }

    /** Where the article is, the modes of a preset, and what others are compared with; a payload may be a file, too. */
    @Test
    void noModeIsKnownByItsNameOutsideItsFolder() throws IOException {
        List<String> modes = ModeCatalog.load(ArchitectureTest.class.getClassLoader()).modes().stream()
                .map(Mode::id)
                .toList();
        Set<String> known = new TreeSet<>();
        for (String module : List.of("ipc-bench-core", "site-templates", "ipc-bench-maven-plugin")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    if (file.toString().contains("/io/github/ipcbench/transport/")) {
                        continue;
                    }
                    modes.stream()
                            .filter(mode -> text.contains('"' + mode + '"'))
                            .forEach(mode -> known.add(file.getFileName() + " knows " + mode));
                }
            }
        }

        assertThat(known)
                .containsExactlyInAnyOrder(
                        "Article.java knows socket",
                        "Article.java knows file",
                        "Article.java knows mmap-locked",
                        "Article.java knows mmap-relaxed",
                        "Article.java knows socket-gzip",
                        "Baseline.java knows socket",
                        "ControlCodec.java knows file",
                        "Payload.java knows file",
                        "Preset.java knows file",
                        "Preset.java knows mmap-locked",
                        "Preset.java knows mmap-relaxed",
                        "Preset.java knows socket");
    }

    @Test
    void jacksonHasOneOwner() {
        assertThat(usersOf("com.fasterxml.jackson.."))
                .isSubsetOf(
                        ROOT + ".results.ResultsJson",
                        ROOT + ".results.FlatRecords",
                        ROOT + ".results.FiniteNumbers",
                        ROOT + ".results.WarningJson");
    }

    @Test
    void jnaHasOneOwnerAndNobodyOutsideLinuxKnowsByWhatWayACallGoes() {
        assertThat(usersOf("com.sun.jna..")).containsExactly(ROOT + ".linux.jna.JnaCalls");
        assertThat(usersOf(ROOT + ".linux.jna", ROOT + ".linux.ffm"))
                .allMatch(each -> each.startsWith(ROOT + ".linux."));
    }

    /** What is found by reflection is not seen by the rules above. */
    @Test
    void onlyTheWayByForeignFunctionsUsesReflectionToCall() {
        assertThat(usersOf("java.lang.reflect.."))
                .filteredOn(each -> ENGINE.get(each).getAccessesFromSelf().stream()
                        .anyMatch(access -> access.getTargetOwner().getName().equals("java.lang.reflect.Method")))
                .containsExactly(ROOT + ".linux.ffm.Foreign");
    }

    /** A clock that somebody sets back, or that jumps over a summer hour, must not matter to anything measured. */
    @Test
    void theWallClockSaysWhenASessionStartedOrWentOnAndNothingElse() {
        Set<String> readers = ENGINE.stream()
                .flatMap(each -> each.getAccessesFromSelf().stream())
                .filter(access -> WALL_CLOCKS.contains(access.getTargetOwner().getName() + "." + access.getName()))
                .map(access -> access.getOriginOwner().getName())
                .collect(toSet());

        assertThat(readers)
                .containsExactlyInAnyOrder(ROOT + ".session.BenchmarkSession", ROOT + ".session.SessionLock");
    }

    @Test
    void nothingHereKnowsTemplatesOrMaven() {
        assertThat(usersOf("freemarker..", "org.apache.maven..")).isEmpty();
    }

    /** Top-level classes that depend on a library; a nested class counts as its owner. */
    private static Set<String> usersOf(String... packages) {
        return ENGINE.stream()
                .filter(each -> each.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> resideInAnyPackage(packages).test(dependency.getTargetClass())))
                .map(each -> each.getName().replaceFirst("\\$.*", ""))
                .collect(toSet());
    }

    private static DescribedPredicate<JavaClass> outside(String... packages) {
        return DescribedPredicate.not(resideInAnyPackage(packages));
    }

    private static String ours(String name) {
        return ROOT + "." + name + "..";
    }

    private static void holds(ArchRule rule) {
        rule.check(ENGINE);
    }
}
