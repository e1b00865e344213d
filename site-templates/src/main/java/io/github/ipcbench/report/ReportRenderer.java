package io.github.ipcbench.report;

import io.github.ipcbench.report.model.AnswerModel;
import io.github.ipcbench.report.model.Charts.MultiplesChart;
import io.github.ipcbench.report.model.CompareModel;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.model.ReportModel.Section;
import io.github.ipcbench.report.model.SizesModel;
import io.github.ipcbench.report.model.VariantsModel;
import io.github.ipcbench.report.template.ReportTemplateException;
import io.github.ipcbench.report.template.TemplateRenderer;
import io.github.ipcbench.results.AtomicFile.Content;
import io.github.ipcbench.results.FileMark;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The view model in each of its three forms. */
final class ReportRenderer {
    /** What can be pasted anywhere, with the line that says who wrote it. */
    static final int SUMMARY_BYTES = 1_500;

    private static final int MOST_SUMMARY_ROWS = 20;

    private final TemplateRenderer templates;

    ReportRenderer(TemplateRenderer templates) {
        this.templates = templates;
    }

    /**
     * Fills our own templates, or a user's where he has them.
     *
     * @throws ReportTemplateException if {@code templates} is no directory that can be read
     */
    static ReportRenderer with(Optional<Path> templates) {
        return new ReportRenderer(templates.map(TemplateRenderer::overriddenBy).orElseGet(TemplateRenderer::new));
    }

    /** One self-contained page, which asks nobody for anything. */
    void html(ReportModel model, Writer out) throws IOException {
        String style = templates.render("css/page-style.css.ftl", Map.of());
        templates.render(
                "report.html.ftlh", Map.of("model", model, "style", style, "styleHash", contentHash(style)), out);
    }

    /** The report as an element of another page; it has the ids of {@link #html} and needs {@link #siteStyle}. */
    String siteBody(ReportModel model) {
        return templates.render("site.html.ftlh", Map.of("model", model));
    }

    /** The style of {@link #siteBody}, not yet confined to it. */
    String siteStyle() {
        return templates.render("css/site-style.css.ftl", Map.of());
    }

    /** The report for a repository or a decision record; it shows the files of {@link #charts}. */
    void markdown(ReportModel model, Writer out) throws IOException {
        templates.render("report.md.ftl", Map.of("model", model), out);
    }

    /** Sessions beside each other, as Markdown. */
    String compareMarkdown(CompareModel model) {
        return templates.render("compare.md.ftl", Map.of("model", model));
    }

    /** Sessions beside each other, as one self-contained page. */
    String compareHtml(CompareModel model) {
        String style = templates.render("css/page-style.css.ftl", Map.of());
        return templates.render(
                "compare.html.ftlh", Map.of("model", model, "style", style, "styleHash", contentHash(style)));
    }

    /**
     * The finding and its figures, to be pasted: below {@value #SUMMARY_BYTES} bytes, with as many rows as fit.
     *
     * <p>A template of a user's that is longer without any row is left as it is.
     */
    String summary(ReportModel model) {
        int rows = MOST_SUMMARY_ROWS;
        String summary = summary(model, rows);
        while (rows > 0 && FileMark.MARKUP.on(summary).getBytes(StandardCharsets.UTF_8).length >= SUMMARY_BYTES) {
            rows--;
            summary = summary(model, rows);
        }
        return summary;
    }

    private String summary(ReportModel model, int rows) {
        return templates.render("summary.md.ftl", Map.of("model", model, "rows", rows));
    }

    /** The answer and the table, for a terminal. */
    String console(ReportModel model) {
        return templates.render("console.txt.ftl", Map.of("model", model));
    }

    /** Each chart there is as a file of its own, by file name, in light and in dark. */
    Map<String, Content> charts(ReportModel model) {
        Map<String, Content> files = new TreeMap<>();
        model.answers().stream().map(Section::content).forEach(content -> {
            if (content instanceof SizesModel.Sizes sizes) {
                addChart(files, sizes.costs().id(), "size", sizes.costs());
                sizes.multiples().ifPresent(chart -> addChart(files, chart.id(), "size", chart));
            } else if (content instanceof VariantsModel.Changes changes) {
                changes.chart().ifPresent(chart -> addChart(files, chart.id(), "multiples", chart));
            } else if (content instanceof MultiplesChart chart) {
                addChart(files, chart.id(), "multiples", chart);
            } else if (content instanceof ReportModel.Why why) {
                addChart(files, "work", why.chart());
            } else if (content instanceof AnswerModel.Checks checks) {
                checks.chart().ifPresent(chart -> addChart(files, "runs", chart));
            }
        });
        return files;
    }

    private void addChart(Map<String, Content> files, String name, Record chart) {
        addChart(files, name, name, chart);
    }

    private void addChart(Map<String, Content> files, String name, String kind, Record chart) {
        String template = "svg/" + kind + ".svg.ftlh";
        files.put(name + ".svg", out -> templates.render(template, Map.of("chart", chart, "palette", "light"), out));
        files.put(
                name + "-dark.svg", out -> templates.render(template, Map.of("chart", chart, "palette", "dark"), out));
    }

    /** Names an inline element in a Content-Security-Policy: the browser applies these bytes and no others. */
    private static String contentHash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
