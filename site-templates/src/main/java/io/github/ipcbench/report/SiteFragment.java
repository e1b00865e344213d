package io.github.ipcbench.report;

import io.github.ipcbench.report.template.ReportTemplateException;
import io.github.ipcbench.report.template.ScopedCss;
import io.github.ipcbench.results.InsufficientMemoryException;
import io.github.ipcbench.results.Results;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The report as a piece of another page, such as one of a Maven site.
 *
 * @param style content of a style element; every rule is confined to the report, which is light
 * @param body one element; its headings begin at the second level
 */
public record SiteFragment(String style, String body) {
    /** Twice the class: stronger than what a skin says of tables, code and headings by a class or an element. */
    static final String SCOPE = ".ipc-bench.ipc-bench";

    /**
     * What a skin gives to elements must not show in the report. Drawings are left alone: their places and colours are
     * attributes, which would go too.
     */
    private static final String RESET = SCOPE + " :where(:not(svg, svg *)) { all: revert; }\n";

    /**
     * Renders a session.
     *
     * @param templates a directory whose files override ours of the same name
     * @throws InsufficientMemoryException if the session is too long for this JVM's heap
     * @throws ReportTemplateException if a template is broken, or {@code templates} is no directory
     */
    public static SiteFragment of(Results results, Optional<Path> templates) throws InsufficientMemoryException {
        ReportRenderer renderer = ReportRenderer.with(templates);
        try {
            return new SiteFragment(style(renderer), renderer.siteBody(ReportModelFactory.of(results)));
        } catch (OutOfMemoryError e) {
            throw InsufficientMemoryException.ofReport(results, e);
        }
    }

    private static String style(ReportRenderer renderer) {
        try {
            return RESET + ScopedCss.under(SCOPE, renderer.siteStyle());
        } catch (IllegalArgumentException e) {
            throw new ReportTemplateException(
                    "template css/site-style.css.ftl: what it puts together is no style sheet: " + e.getMessage(), e);
        }
    }
}
