package io.github.ipcbench.report.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The names of our own templates and style files, which a user's may replace. */
final class TemplateNames {
    private static final String ONE_OF_THEM = "report.html.ftlh";

    private TemplateNames() {}

    /** Every name, relative to the templates' root, with {@code /} between folders. */
    static SortedSet<String> ours() {
        URL known = TemplateNames.class.getResource(TemplateRenderer.TEMPLATES + "/" + ONE_OF_THEM);
        if (known == null) {
            throw new IllegalStateException(ONE_OF_THEM + " is missing beside this class");
        }
        try {
            URLConnection connection = known.openConnection();
            return connection instanceof JarURLConnection jar
                    ? inJar(jar)
                    : inFolder(Path.of(new URI(known.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException("our own templates cannot be listed", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no address of a file: " + known, e);
        }
    }

    private static SortedSet<String> inJar(JarURLConnection connection) throws IOException {
        String root =
                connection.getEntryName().substring(0, connection.getEntryName().length() - ONE_OF_THEM.length());
        // A shared file would be closed for others too.
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            return names(jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(root))
                    .map(name -> name.substring(root.length())));
        }
    }

    private static SortedSet<String> inFolder(Path known) throws IOException {
        Path root = known.getParent();
        try (Stream<Path> files = Files.walk(root)) {
            return names(files.filter(Files::isRegularFile).map(file -> relative(root, file)));
        }
    }

    /** The name of a file under a root, whatever separates folders here. */
    static String relative(Path root, Path file) {
        return root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
    }

    /** Classes lie in the same folder. */
    private static SortedSet<String> names(Stream<String> files) {
        return files.filter(name -> !name.endsWith(".class")).collect(Collectors.toCollection(TreeSet::new));
    }
}
