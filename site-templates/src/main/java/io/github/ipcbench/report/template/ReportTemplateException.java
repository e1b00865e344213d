package io.github.ipcbench.report.template;

/** A template is missing or broken; the message names the file, the line and the reason. */
public final class ReportTemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReportTemplateException(String message, Throwable cause) {
        super(message, cause);
    }
}
