package io.github.ipcbench.report.template;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.ConditionalTemplateConfigurationFactory;
import freemarker.cache.FileNameGlobMatcher;
import freemarker.cache.FirstMatchTemplateConfigurationFactory;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.OutputFormat;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateNotFoundException;
import io.github.ipcbench.plan.Quoted;
import io.github.ipcbench.results.InsufficientMemoryException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;

/**
 * Fills templates; the one class that knows the template engine, with its output format and its view of our records.
 *
 * <p>The extension of a template decides its escaping: {@code .ftlh} is HTML and SVG, {@code .md.ftl} Markdown,
 * {@code .txt.ftl} a terminal; others are plain text. A template can read the view model and nothing else: it can neither make objects nor call methods,
 * nor include a file from outside the template directories.
 */
public final class TemplateRenderer {
    static final String TEMPLATES = "/io/github/ipcbench/report";

    /** Twice what results may have: our own page with 10,000 runs takes 11 million. */
    private static final int MAX_REPORT_CHARACTERS = 1 << 27;

    private final Configuration configuration;
    private final Optional<Path> overrides;

    /** Fills our own templates. */
    public TemplateRenderer() {
        this(ourTemplates(), Optional.empty());
    }

    TemplateRenderer(TemplateLoader loader, Optional<Path> overrides) {
        this.overrides = overrides;
        configuration = new Configuration(Configuration.VERSION_2_3_35);
        configuration.setTemplateLoader(loader);
        configuration.setLocalizedLookup(false);
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setOutputEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
        configuration.setNumberFormat("c");
        configuration.setBooleanFormat("c");
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setObjectWrapper(new ViewModelWrapper(Configuration.VERSION_2_3_35));
        configuration.setTemplateConfigurations(new FirstMatchTemplateConfigurationFactory(
                        escaping("*.md.ftl", MarkdownOutputFormat.INSTANCE),
                        escaping("*.txt.ftl", TerminalOutputFormat.INSTANCE))
                .allowNoMatch(true));
    }

    /**
     * Fills a user's templates, and ours where he has none of that name.
     *
     * @param directory laid out as our own templates are
     * @throws ReportTemplateException if it is no directory that can be read
     */
    public static TemplateRenderer overriddenBy(Path directory) {
        if (!Files.isDirectory(directory) || !Files.isReadable(directory)) {
            throw new ReportTemplateException(
                    "templates: a directory that can be read is needed, got '" + directory + "'", null);
        }
        try {
            TemplateLoader theirs = new BoundedTemplateLoader(directory);
            return new TemplateRenderer(
                    new MultiTemplateLoader(new TemplateLoader[] {theirs, ourTemplates()}), Optional.of(directory));
        } catch (IOException e) {
            throw new ReportTemplateException("templates: '" + directory + "' cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Parses a template without filling it.
     *
     * @throws ReportTemplateException if it is missing or does not parse
     */
    void parse(String template) {
        reported(template, () -> configuration.getTemplate(template));
    }

    private static TemplateLoader ourTemplates() {
        return new ClassTemplateLoader(TemplateRenderer.class, TEMPLATES) {
            @Override
            public Object findTemplateSource(String name) throws IOException {
                // Our classes lie beside our templates.
                return name.endsWith(".class") ? null : super.findTemplateSource(name);
            }
        };
    }

    private static ConditionalTemplateConfigurationFactory escaping(String names, OutputFormat format) {
        TemplateConfiguration configuration = new TemplateConfiguration();
        configuration.setOutputFormat(format);
        return new ConditionalTemplateConfigurationFactory(new FileNameGlobMatcher(names), configuration);
    }

    /**
     * Fills a template.
     *
     * @param values what the template sees at its top level
     * @throws ReportTemplateException if the template is missing or broken
     */
    public String render(String template, Map<String, ?> values) {
        StringWriter out = new StringWriter();
        try {
            render(template, values, out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every character", e);
        }
        return out.toString();
    }

    /**
     * Fills a template that writes much.
     *
     * @throws ReportTemplateException if the template is missing or broken
     * @throws IOException what the writer throws
     */
    public void render(String template, Map<String, ?> values, Writer out) throws IOException {
        BoundedWriter bounded = new BoundedWriter(out, MAX_REPORT_CHARACTERS);
        try {
            reported(template, () -> {
                configuration.getTemplate(template).process(values, bounded);
                return template;
            });
        } catch (ReportTemplateException e) {
            throw bounded.failure().orElseThrow(() -> e);
        }
    }

    private interface Work<T> {
        T done() throws IOException, TemplateException;
    }

    /** Does it, or says in our words which template cannot be used, and why. */
    private <T> T reported(String template, Work<T> work) {
        try {
            return work.done();
        } catch (TemplateNotFoundException e) {
            throw new ReportTemplateException("template " + template + " is missing", e);
        } catch (ParseException e) {
            throw broken(e.getTemplateName(), e.getLineNumber(), e.getColumnNumber(), rule(e.getEditorMessage()), e);
        } catch (TemplateException e) {
            // The engine repeats values of the model, which hold what a results file says.
            throw broken(
                    e.getTemplateSourceName(),
                    e.getLineNumber(),
                    e.getColumnNumber(),
                    Quoted.line(rule(e.getMessageWithoutStackTop())),
                    e);
        } catch (StackOverflowError e) {
            throw new ReportTemplateException(
                    "template " + file(template) + " includes or calls itself without end", e);
        } catch (OutOfMemoryError e) {
            if (overrides.isEmpty()) {
                // It is not our templates that are too large.
                throw e;
            }
            throw new ReportTemplateException(
                    "template " + file(template) + " " + InsufficientMemoryException.REASON, e);
        } catch (BoundedWriter.LimitException e) {
            throw new ReportTemplateException("template " + file(template) + " " + e.getMessage(), e);
        } catch (IOException | SecurityException e) {
            // A security exception is the loader's word for a link that leads out of the user's directory.
            throw new ReportTemplateException("template " + template + " cannot be read: " + e.getMessage(), e);
        }
    }

    private ReportTemplateException broken(
            String template, Integer line, Integer column, String rule, Exception cause) {
        return new ReportTemplateException(
                "template " + file(template) + ", line " + line + ", column " + column + ": " + rule, cause);
    }

    /** What follows the first rule is advice and a stack trace of the engine. */
    private static String rule(String reason) {
        return reason.lines()
                .takeWhile(part -> !part.startsWith("----"))
                .map(String::strip)
                .collect(Collectors.joining(" "))
                .replaceAll("\\s*\\[in template [^]]*]", "")
                .strip();
    }

    /** The user's own file where the template is his, so that he finds it at once. */
    private String file(String template) {
        return overrides
                .map(directory -> directory.resolve(template))
                .filter(Files::exists)
                .map(Path::toString)
                .orElse(template);
    }
}
