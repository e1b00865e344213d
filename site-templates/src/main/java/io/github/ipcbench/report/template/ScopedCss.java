package io.github.ipcbench.report.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A style sheet made to hold for one element and what is in it, and for nothing else of the page around. */
public final class ScopedCss {
    /** At-rules whose block holds rules; the block of any other holds declarations, or names that no page shares. */
    private static final Set<String> OF_RULES = Set.of("@media", "@supports", "@container", "@layer");

    /** What stands for the page as a whole becomes the element. */
    private static final Pattern WHOLE_PAGE = Pattern.compile("^(:root|html|body)(?![\\w-])");

    private final String scope;
    private final String css;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private ScopedCss(String scope, String css) {
        this.scope = scope;
        this.css = css;
    }

    /**
     * Confines every rule to an element. In selectors {@code :root}, {@code html} and {@code body} become the element
     * itself. Comments are dropped. Nested rules are left as they are, since their parent is confined.
     *
     * @param scope selector of the element
     * @throws IllegalArgumentException if a block, comment or text is not closed, or closed twice
     */
    public static String under(String scope, String css) {
        ScopedCss scoped = new ScopedCss(scope, css);
        scoped.rules(false);
        return scoped.out.toString();
    }

    private void rules(boolean inBlock) {
        String prelude = next();
        while (at < css.length()) {
            char end = css.charAt(at++);
            if (end == '}') {
                if (!inBlock) {
                    throw new IllegalArgumentException("'}' without its '{' after '" + shortened(prelude) + "'");
                }
                return;
            } else if (end == ';') {
                out.append(prelude).append(";\n");
            } else if (OF_RULES.contains(prelude.split("[\\s(]", 2)[0])) {
                out.append(prelude).append(" {\n");
                rules(true);
                out.append("}\n");
            } else {
                out.append(prelude.startsWith("@") ? prelude : confined(prelude));
                out.append(" {").append(block()).append("}\n");
            }
            prelude = next();
        }
        if (inBlock || !prelude.isEmpty()) {
            throw new IllegalArgumentException("the style ends before its last '}'");
        }
    }

    /** What stands before the next brace or semicolon, which is then the next character. */
    private String next() {
        StringBuilder text = new StringBuilder();
        while (at < css.length() && "{};".indexOf(css.charAt(at)) < 0) {
            token(text);
        }
        return text.toString().strip();
    }

    /** Everything to the brace that closes the block just opened, without that brace. */
    private String block() {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (at < css.length()) {
            char each = css.charAt(at);
            depth += each == '{' ? 1 : each == '}' ? -1 : 0;
            if (depth == 0) {
                at++;
                return text.toString();
            }
            token(text);
        }
        throw new IllegalArgumentException("the style ends before its last '}'");
    }

    /** One character, or a whole comment or quoted text, in which braces mean nothing. */
    private void token(StringBuilder text) {
        char first = css.charAt(at);
        if (css.startsWith("/*", at)) {
            at = closed(css.indexOf("*/", at + 2), "comment") + 2;
        } else if (first == '"' || first == '\'') {
            int end = at + 1;
            while (end < css.length() && css.charAt(end) != first) {
                end += css.charAt(end) == '\\' ? 2 : 1;
            }
            closed(end < css.length() ? end : -1, "text");
            text.append(css, at, end + 1);
            at = end + 1;
        } else {
            text.append(first);
            at++;
        }
    }

    private int closed(int end, String what) {
        if (end < 0) {
            throw new IllegalArgumentException("a " + what + " is not closed: '" + shortened(css.substring(at)) + "'");
        }
        return end;
    }

    private String confined(String selectors) {
        return parts(selectors).stream().map(this::confinedOne).collect(Collectors.joining(", "));
    }

    private String confinedOne(String selector) {
        String inside = WHOLE_PAGE.matcher(selector).replaceFirst("");
        return inside.length() < selector.length() ? scope + inside : scope + " " + selector;
    }

    /** The selectors of a list; a comma within parentheses, brackets or quotation marks parts nothing. */
    private static List<String> parts(String selectors) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        int start = 0;
        for (int index = 0; index < selectors.length(); index++) {
            char each = selectors.charAt(index);
            if (quote != 0) {
                quote = each == quote ? 0 : quote;
            } else if (each == '"' || each == '\'') {
                quote = each;
            } else if (each == '(' || each == '[') {
                depth++;
            } else if (each == ')' || each == ']') {
                depth--;
            } else if (each == ',' && depth == 0) {
                parts.add(selectors.substring(start, index).strip());
                start = index + 1;
            }
        }
        parts.add(selectors.substring(start).strip());
        return parts;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
