package io.github.ipcbench.report;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.ConditionalTemplateConfigurationFactory;
import freemarker.cache.FileNameGlobMatcher;
import freemarker.cache.TemplateLoader;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateNotFoundException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;

/**
 * Fills templates; the one class that knows the template engine, with its output format and its view of our records.
 *
 * <p>The extension of a template decides its escaping: {@code .ftlh} is HTML, {@code .md.ftl} Markdown, {@code .txt.ftl}
 * plain text. A template can read the view model and nothing else: it can neither make objects nor call methods.
 */
final class TemplateRenderer {
    private static final String TEMPLATES = "/io/github/ipcbench/report";

    private final Configuration configuration;

    TemplateRenderer() {
        this(new ClassTemplateLoader(TemplateRenderer.class, TEMPLATES));
    }

    TemplateRenderer(TemplateLoader loader) {
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
        configuration.setTemplateConfigurations(markdown());
    }

    private static ConditionalTemplateConfigurationFactory markdown() {
        TemplateConfiguration markdown = new TemplateConfiguration();
        markdown.setOutputFormat(MarkdownOutputFormat.INSTANCE);
        return new ConditionalTemplateConfigurationFactory(new FileNameGlobMatcher("*.md.ftl"), markdown);
    }

    /**
     * Fills a template.
     *
     * @param values what the template sees at its top level
     * @throws ReportTemplateException if the template is missing or broken
     */
    String render(String template, Map<String, ?> values) {
        StringWriter out = new StringWriter();
        try {
            configuration.getTemplate(template).process(values, out);
            return out.toString();
        } catch (TemplateNotFoundException e) {
            throw new ReportTemplateException("template " + template + " is missing", e);
        } catch (ParseException e) {
            throw broken(e.getTemplateName(), e.getLineNumber(), e.getColumnNumber(), e.getEditorMessage(), e);
        } catch (TemplateException e) {
            throw broken(
                    e.getTemplateSourceName(),
                    e.getLineNumber(),
                    e.getColumnNumber(),
                    e.getMessageWithoutStackTop(),
                    e);
        } catch (IOException e) {
            throw new ReportTemplateException("template " + template + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The text of a resource that is used as it stands, such as a style sheet. */
    String text(String resource) {
        TemplateLoader loader = configuration.getTemplateLoader();
        try {
            Object source = loader.findTemplateSource(resource);
            if (source == null) {
                throw new ReportTemplateException("template " + resource + " is missing", null);
            }
            try (Reader reader = loader.getReader(source, StandardCharsets.UTF_8.name())) {
                StringWriter text = new StringWriter();
                reader.transferTo(text);
                return text.toString();
            } finally {
                loader.closeTemplateSource(source);
            }
        } catch (IOException e) {
            throw new ReportTemplateException("template " + resource + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static ReportTemplateException broken(
            String template, Integer line, Integer column, String reason, Exception cause) {
        // What follows the first rule is advice and a stack trace of the engine.
        String firstPart = reason.lines()
                .takeWhile(part -> !part.startsWith("----"))
                .map(String::strip)
                .collect(Collectors.joining(" "))
                .replaceAll("\\s*\\[in template [^]]*]", "");
        return new ReportTemplateException(
                "template " + template + ", line " + line + ", column " + column + ": " + firstPart.strip(), cause);
    }
}
