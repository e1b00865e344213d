package io.github.ipcbench.report.template;

import freemarker.cache.StringTemplateLoader;
import io.github.ipcbench.report.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Any text shows as itself in HTML and in Markdown: it opens no element, leaves no attribute and no table cell. */
public final class EscapingFuzz {
    private static final String TEMPLATE = "t.ftlh";
    private static final TemplateRenderer HTML = html();

    private EscapingFuzz() {}

    private static TemplateRenderer html() {
        StringTemplateLoader loader = new StringTemplateLoader();
        loader.putTemplate(TEMPLATE, "${text}");
        return new TemplateRenderer(loader, Optional.empty());
    }

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        requireHarmlessHtml(text);
        requireHarmlessMarkdown(text);
        String line = Text.line(text);
        require(line.codePoints().noneMatch(each -> each < ' ' || each == 0x202E), "a control character is left", text);
        require(line.codePointCount(0, line.length()) == text.codePointCount(0, text.length()), "lost", text);
        String shortened = Text.shortened(text);
        require(shortened.codePointCount(0, shortened.length()) <= 30, "too long", text);
    }

    private static void requireHarmlessHtml(String text) {
        String html = HTML.render(TEMPLATE, Map.of("text", text));
        require(html.chars().noneMatch(each -> each == '<' || each == '>' || each == '"' || each == '\''), html, text);
        String back = html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
        require(back.equals(text), "HTML shows something else", text);
    }

    private static void requireHarmlessMarkdown(String text) {
        String markdown = MarkdownOutputFormat.INSTANCE.escapePlainText(text);
        boolean escaped = false;
        StringBuilder shown = new StringBuilder();
        for (int place = 0; place < markdown.length(); place++) {
            char each = markdown.charAt(place);
            require(each != '\n' && each != '\r', "a line ends", text);
            boolean ofAnEntity = markdown.startsWith("&#8288;", place - 1);
            require(escaped || ofAnEntity || "`*_[]~|#!$<>".indexOf(each) < 0, "unescaped: " + each, text);
            escaped = !escaped && each == '\\';
            if (!escaped) {
                shown.append(each);
            }
        }
        require(!escaped, "a backslash at the end would escape what follows", text);
        require(!shown.toString().matches("(?s).*@(?!&#8288;| ).*"), "an address is left", text);
        String back = shown.toString()
                .replace("@&#8288;", "@")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        require(back.equals(text.replace('\n', ' ').replace('\r', ' ')), "Markdown shows something else", text);
    }

    private static void require(boolean holds, String otherwise, String text) {
        if (!holds) {
            throw new AssertionError(otherwise + ": " + text);
        }
    }
}
