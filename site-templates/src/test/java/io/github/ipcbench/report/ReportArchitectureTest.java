package io.github.ipcbench.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.ipcbench.report", importOptions = ImportOption.DoNotIncludeTests.class)
class ReportArchitectureTest {
    @ArchTest
    static final ArchRule onlyTheRendererKnowsTheTemplateEngine = noClasses()
            .that()
            .haveNameNotMatching(
                    ".*\\.(TemplateRenderer|BoundedTemplateLoader|MarkdownOutputFormat|TerminalOutputFormat|ViewModelWrapper)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("freemarker..");

    @ArchTest
    static final ArchRule theReportKnowsPlanResultsJudgementAndTheArticle = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.ipcbench.session..",
                    "io.github.ipcbench.worker..",
                    "io.github.ipcbench.transport..",
                    "io.github.ipcbench.protocol..",
                    "io.github.ipcbench.machine..",
                    "io.github.ipcbench.calls",
                    "io.github.ipcbench.calls.strace..",
                    "com.fasterxml..");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("io.github.ipcbench.report.(*)..").should().beFreeOfCycles();

    /** The slices above leave out the classes of the report's own package, which may use all others. */
    @ArchTest
    static final ArchRule whatTheReportIsMadeOfDoesNotKnowIt = noClasses()
            .that()
            .resideInAPackage("io.github.ipcbench.report.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.ipcbench.report");

    @ArchTest
    static final ArchRule wordsAndTemplatesKnowNoModel = noClasses()
            .that()
            .resideInAnyPackage("io.github.ipcbench.report.text..", "io.github.ipcbench.report.template..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.ipcbench.report.model..",
                    "io.github.ipcbench.report.chart..",
                    "io.github.ipcbench.report.section..");
}
