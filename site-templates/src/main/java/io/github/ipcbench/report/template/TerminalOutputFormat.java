package io.github.ipcbench.report.template;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import io.github.ipcbench.plan.Quoted;
import java.io.IOException;
import java.io.Writer;

/** Shows each value on a terminal or in a log as {@link Quoted} does: on one line, inert and of bounded length. */
final class TerminalOutputFormat extends CommonMarkupOutputFormat<TerminalOutputFormat.Line> {
    static final TerminalOutputFormat INSTANCE = new TerminalOutputFormat();

    private TerminalOutputFormat() {}

    @Override
    public String getName() {
        return "Terminal";
    }

    @Override
    public String getMimeType() {
        return "text/plain";
    }

    @Override
    public void output(String text, Writer out) throws IOException {
        out.write(escapePlainText(text));
    }

    @Override
    public String escapePlainText(String text) {
        return Quoted.line(text);
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtIn) {
        return false;
    }

    @Override
    protected Line newTemplateMarkupOutputModel(String plainText, String line) {
        return new Line(plainText, line);
    }

    /** A piece of a line inside a template. */
    static final class Line extends CommonTemplateMarkupOutputModel<Line> {
        private Line(String plainText, String line) {
            super(plainText, line);
        }

        @Override
        public TerminalOutputFormat getOutputFormat() {
            return INSTANCE;
        }
    }
}
