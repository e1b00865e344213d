package io.github.ipcbench.report;

import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.template.TemplateRenderer;
import io.github.ipcbench.results.AtomicFile.Content;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** What our own templates make of a model, held as text. */
final class RenderedText {
    private final ReportRenderer renderer = new ReportRenderer(new TemplateRenderer());

    String html(ReportModel model) {
        return text(out -> renderer.html(model, out));
    }

    String markdown(ReportModel model) {
        return text(out -> renderer.markdown(model, out));
    }

    String summary(ReportModel model) {
        return renderer.summary(model);
    }

    String console(ReportModel model) {
        return renderer.console(model);
    }

    Map<String, String> charts(ReportModel model) {
        Map<String, String> charts = new TreeMap<>();
        renderer.charts(model).forEach((name, chart) -> charts.put(name, text(chart)));
        return charts;
    }

    private static String text(Content content) {
        StringWriter out = new StringWriter();
        try {
            content.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
