package io.github.ipcbench.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
}
