package io.github.ipcbench.maven;

import io.github.ipcbench.report.ReportWriter;
import io.github.ipcbench.report.SiteFragment;
import io.github.ipcbench.report.template.ReportTemplateException;
import io.github.ipcbench.report.template.Templates;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.SinkFactory;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenMultiPageReport;
import org.apache.maven.reporting.MavenReportException;

/**
 * Makes the report of a stored session: a page of the Maven site when named among its reports, or on the command line
 * <code>report.html</code> and <code>report.md</code> again. It measures nothing.
 */
// Why it is no AbstractMavenReport: docs/decisions/0010-site-report.md.
@Mojo(name = "report", requiresProject = false, threadSafe = true)
public final class ReportMojo extends StoredMojo implements MavenMultiPageReport {
    private static final String PAGE = "ipc-bench";

    /** A directory of your own templates, which replace ours file by file. */
    @Parameter(property = "ipcbench.templates")
    private String templates;

    private File siteDirectory;
    private boolean absenceIsKnown;

    /** On the command line: writes the pages again beside the results. */
    @Override
    void execute(Path started) throws MojoExecutionException, IOException {
        if (!Files.exists(file())) {
            throw new MojoExecutionException(absent(file()));
        }
        try {
            ReportWriter.Report report = ReportWriter.write(
                    ResultsJson.read(file()), directory(), usableTemplates().directory());
            report.whereabouts().forEach(getLog()::info);
        } catch (MavenReportException | ReportTemplateException e) {
            throw new MojoExecutionException(e.getMessage());
        }
    }

    @Override
    public boolean canGenerateReport() {
        if (skipped()) {
            return false;
        }
        Path file = file();
        boolean present = Files.exists(file);
        if (!present && !absenceIsKnown) {
            absenceIsKnown = true;
            getLog().info(absent(file));
        }
        return present;
    }

    @Override
    public void generate(Sink sink, SinkFactory sinkFactory, Locale locale) throws MavenReportException {
        writePage(sink, locale);
    }

    @Deprecated
    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        writePage(sink, locale);
    }

    private void writePage(Sink sink, Locale locale) throws MavenReportException {
        SiteFragment report = fragment();
        sink.head();
        sink.title();
        sink.text(getName(locale));
        sink.title_();
        sink.head_();
        sink.body();
        sink.section1();
        sink.sectionTitle1();
        sink.text(getName(locale));
        sink.sectionTitle1_();
        // Not in the head, where it belongs: the site plugin keeps nothing of a report's head but its title.
        sink.rawText("<style>\n" + report.style() + "</style>\n" + report.body());
        sink.section1_();
        sink.body_();
        sink.flush();
        sink.close();
    }

    private SiteFragment fragment() throws MavenReportException {
        try {
            Results results = ResultsJson.read(file());
            return SiteFragment.of(results, usableTemplates().directory());
        } catch (ReportTemplateException | IOException e) {
            // Without a cause: the message says it all, and Maven would repeat it with the library's.
            throw new MavenReportException(e.getMessage());
        }
    }

    private Templates usableTemplates() throws MavenReportException {
        Templates asked = Templates.of(templates, started());
        if (!asked.problems().isEmpty()) {
            throw new MavenReportException(String.join("\n", asked.problems()));
        }
        return asked;
    }

    private static String absent(Path file) {
        return "no report: there is no '" + file + "'; mvn ipcbench:run writes it";
    }

    @Override
    public String getOutputPath() {
        return PAGE;
    }

    @Deprecated
    @Override
    public String getOutputName() {
        return PAGE;
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return words(locale).getString("name");
    }

    @Override
    public String getDescription(Locale locale) {
        return words(locale).getString("description");
    }

    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle("io.github.ipcbench.maven.report", locale, ReportMojo.class.getClassLoader());
    }

    @Override
    public void setReportOutputDirectory(File directory) {
        siteDirectory = directory;
    }

    @Override
    public File getReportOutputDirectory() {
        return siteDirectory;
    }

    @Override
    public boolean isExternalReport() {
        return false;
    }
}
