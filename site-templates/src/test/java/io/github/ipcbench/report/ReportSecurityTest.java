package io.github.ipcbench.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the report generator never does; SECURITY.md promises it. */
@AnalyzeClasses(packages = "io.github.ipcbench.report", importOptions = ImportOption.DoNotIncludeTests.class)
class ReportSecurityTest {
    @ArchTest
    static final ArchRule nothingIsSerializedByJavaReadAsXmlOrRun = noClasses()
            .that()
            // Lists our own templates, in the jar they came in.
            .haveNameNotMatching(".*\\.TemplateNames(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.Object(In|Out)putStream|javax\\.xml\\..*|org\\.xml\\..*|org\\.w3c\\..*"
                    + "|java\\.lang\\.(ProcessBuilder|Runtime|ClassLoader)|javax\\.script\\..*|java\\.net\\..*");

    /** Files are named by the caller and by the templates' own names, never by what a results file says. */
    @ArchTest
    static final ArchRule onlyTheTemplatesAndTheReportsFilesAreNamedByPaths = noClasses()
            .that()
            .haveNameNotMatching(
                    ".*\\.(ReportWriter|SessionReports|ConsoleReport|SiteFragment|ReportRenderer|Template(s|Renderer|Directory|Names)|BoundedTemplateLoader)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.nio\\.file\\..*|java\\.io\\.File.*");
}
