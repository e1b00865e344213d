package io.github.ipcbench;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the engine never does; SECURITY.md promises it. */
class SecurityTest {
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.ipcbench");

    @Test
    void nothingIsSerializedByJava() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(Object(In|Out)putStream|Object(In|Out)put|Externalizable)"));
    }

    /** {@code java.lang.foreign} is absent from the JDK that compiles, so one class looks it up by names it holds itself. */
    @Test
    void noClassIsLoadedByANameThatCouldBeData() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.github.ipcbench.linux.ffm.Foreign")
                .should()
                .callMethodWhere(target(nameMatching("forName|loadClass|defineClass|findClass|defineHiddenClass"))
                        .and(target(owner(nameMatching("java\\.lang\\..*(Class|ClassLoader|Lookup)"))))));
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.script..", "java.rmi..", "javax.naming.."));
    }

    @Test
    void noXmlIsRead() {
        check(noClasses().should().dependOnClassesThat().resideInAnyPackage("javax.xml..", "org.xml..", "org.w3c.."));
    }

    /** The runner forks workers, strace and taskset; the probes run strace; stty says how wide a terminal is. No shell. */
    @Test
    void onlyTheRunnerAndTheProbesStartProcesses() {
        check(noClasses()
                .that()
                .haveNameNotMatching(
                        "io\\.github\\.ipcbench\\.(session\\.WorkerProcess|calls\\.strace\\.ChildProcess|machine\\.StraceLimit|machine\\.Terminal)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class));
        check(noClasses()
                .should()
                .callMethodWhere(
                        target(nameMatching("exec")).and(target(owner(nameMatching("java\\.lang\\.Runtime"))))));
    }

    /** What a results file says stays text and numbers: it has no place that could be opened, and nobody to open it. */
    @Test
    void nothingInAResultsFileIsAPlaceOrACommand() {
        check(fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage("io.github.ipcbench.results")
                .and()
                .areDeclaredInClassesThat()
                .areAssignableTo(Record.class)
                .should()
                .notHaveRawType(Path.class)
                .andShould()
                .notHaveRawType(File.class)
                .andShould()
                .notHaveRawType(URI.class)
                .andShould()
                .notHaveRawType(URL.class)
                .andShould()
                .notHaveRawType(Class.class));
        check(noClasses()
                .that()
                .resideInAPackage("io.github.ipcbench.results")
                .and(named("(?!.*\\.(ResultsJson|AtomicFile|OutputDirectory|FileMark|Reports)(\\$.*)?$).*"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net.."));
    }

    @Test
    void nothingGoesOverTheNetwork() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.net\\.(Socket|ServerSocket|DatagramSocket|URLConnection|HttpURLConnection|http\\..*)"));
    }

    @Test
    void everyTestThatThePromisesNameExists() throws IOException {
        Path root = Path.of("..");
        Set<String> tests = new HashSet<>();
        for (String module : List.of("ipc-bench-core", "site-templates", "ipc-bench-maven-plugin")) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/test/java"))) {
                files.map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
                        .forEach(tests::add);
            }
        }
        List<String> named = Pattern.compile("`(\\w+(?:Test|Fuzz))`")
                .matcher(Files.readString(root.resolve("SECURITY.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(named).hasSizeGreaterThan(20).allMatch(tests::contains);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> named(String pattern) {
        return com.tngtech.archunit.base.DescribedPredicate.describe(
                "named " + pattern, type -> type.getName().matches(pattern));
    }

    private static void check(ArchRule rule) {
        rule.check(ENGINE);
    }
}
