package io.github.ipcbench.report.template;

import freemarker.cache.FileTemplateLoader;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;

/** Loads a user's templates, none of them larger than a person writes. */
final class BoundedTemplateLoader extends FileTemplateLoader {
    /** Our own largest template has some ten thousand bytes. */
    static final long MAX_BYTES = 1 << 20;

    BoundedTemplateLoader(Path directory) throws IOException {
        super(directory.toFile());
    }

    @Override
    public Reader getReader(Object source, String encoding) throws IOException {
        File file = (File) source;
        if (file.length() > MAX_BYTES) {
            throw new IOException("'" + file + "' holds " + file.length() + " bytes; a template of at most " + MAX_BYTES
                    + " is valid");
        }
        return super.getReader(source, encoding);
    }
}
