package io.github.ipcbench.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** The view model in each of its three forms. */
final class ReportRenderer {
    private final TemplateRenderer templates;

    ReportRenderer(TemplateRenderer templates) {
        this.templates = templates;
    }

    /** One self-contained page, which asks nobody for anything. */
    String html(ReportModel model) {
        String style = templates.text("report.css");
        return templates.render(
                "report.html.ftlh", Map.of("model", model, "style", style, "styleHash", contentHash(style)));
    }

    String markdown(ReportModel model) {
        return templates.render("report.md.ftl", Map.of("model", model));
    }

    /** The answer and the table, for a terminal. */
    String console(ReportModel model) {
        return templates.render("console.txt.ftl", Map.of("model", model));
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
