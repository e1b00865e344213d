package io.github.ipcbench.report.template;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import java.io.IOException;
import java.io.Writer;

/**
 * Escapes text for GitHub-flavoured Markdown, so that it shows as it is inside a paragraph, a list or a table cell and
 * starts no link, image, emphasis, code or HTML.
 */
final class MarkdownOutputFormat extends CommonMarkupOutputFormat<MarkdownOutputFormat.Markup> {
    static final MarkdownOutputFormat INSTANCE = new MarkdownOutputFormat();

    private MarkdownOutputFormat() {}

    @Override
    public String getName() {
        return "Markdown";
    }

    @Override
    public String getMimeType() {
        return "text/markdown";
    }

    @Override
    public void output(String text, Writer out) throws IOException {
        out.write(escapePlainText(text));
    }

    @Override
    public String escapePlainText(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int place = 0; place < text.length(); place++) {
            char character = text.charAt(place);
            switch (character) {
                case '\\', '`', '*', '_', '[', ']', '~', '|', '#', '!', '$' ->
                    escaped.append('\\').append(character);
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                // A name or address becomes a link on some hosts, and they look for it in the text that shows: only an
                // invisible character that joins words stops them, not an escape of the sign.
                case '@' -> escaped.append(text.startsWith(" ", place + 1) ? "@" : "@&#8288;");
                // A bare address becomes a link on some hosts.
                case ':' -> escaped.append(text.startsWith("//", place + 1) ? "\\:" : ":");
                case '.' -> escaped.append(text.regionMatches(true, place - 3, "www", 0, 3) ? "\\." : ".");
                case '\n', '\r' -> escaped.append(' ');
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtIn) {
        return false;
    }

    @Override
    protected Markup newTemplateMarkupOutputModel(String plainText, String markup) {
        return new Markup(plainText, markup);
    }

    /** A piece of Markdown inside a template. */
    static final class Markup extends CommonTemplateMarkupOutputModel<Markup> {
        private Markup(String plainText, String markup) {
            super(plainText, markup);
        }

        @Override
        public MarkdownOutputFormat getOutputFormat() {
            return INSTANCE;
        }
    }
}
