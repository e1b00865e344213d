package io.github.ipcbench.transport.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.transport.TransportProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Jars as others bring them: a transport each, compiled from a few lines and registered. */
public final class ForeignTransports {
    private static final String SOURCE = """
            package %s;

            import io.github.ipcbench.plan.Mode;
            import io.github.ipcbench.plan.WaitStrategy;
            import io.github.ipcbench.transport.CallList;
            import io.github.ipcbench.transport.MessageReceiver;
            import io.github.ipcbench.transport.MessageSender;
            import io.github.ipcbench.transport.RoomNeeded;
            import io.github.ipcbench.transport.TransportContext;
            import io.github.ipcbench.transport.TransportProvider;
            import java.util.List;
            import java.util.OptionalInt;

            public class Transport %s implements TransportProvider {
                %s

                @Override
                public CallList callList(Mode mode, int descriptors, WaitStrategy wait) {
                    throw new IllegalStateException("no calls");
                }

                @Override
                public RoomNeeded roomNeeded(Mode mode, int messageBytes, OptionalInt depth) {
                    return null;
                }

                @Override
                public MessageSender openSender(Mode mode, TransportContext context) {
                    throw new IllegalStateException("no sender");
                }

                @Override
                public MessageReceiver openReceiver(Mode mode, TransportContext context) {
                    throw new IllegalStateException("no receiver");
                }
            }
            """;

    private final Path directory;
    private final List<URL> jars = new ArrayList<>();

    public ForeignTransports(Path directory) {
        this.directory = directory;
    }

    /** Adds {@code NAME-1.jar} with a class {@code NAME.Transport} that has these members. */
    public ForeignTransports with(String name, String members) throws IOException {
        return with(name, "", members);
    }

    /** The same, of a class that extends what is in no jar. */
    ForeignTransports withoutItsLibrary(String name) throws IOException {
        Files.createDirectories(directory.resolve("lib"));
        Files.writeString(directory.resolve("lib/Missing.java"), "package lib; public class Missing {}");
        return with(name, "extends lib.Missing", mode(name));
    }

    /** Adds a jar that registers a class which is not there. */
    ForeignTransports registering(String name, String className) throws IOException {
        jar(name, className, List.of());
        return this;
    }

    /** A member that lists one mode. */
    public static String mode(String id) {
        return "public List<Mode> modes() { return List.of(new Mode(\"" + id + "\", \"bytes\", false)); }";
    }

    public ClassLoader loader() {
        return new URLClassLoader(jars.toArray(URL[]::new), ForeignTransports.class.getClassLoader());
    }

    private ForeignTransports with(String name, String parent, String members) throws IOException {
        Path source = Files.createDirectories(directory.resolve(name)).resolve("Transport.java");
        Files.writeString(source, SOURCE.formatted(name, parent, members));
        Path api = Path.of(TransportProvider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", api.toString(), "-sourcepath", directory.toString(), source.toString());
        assertThat(failed).as("compiled").isZero();
        try (Stream<Path> classes = Files.list(source.getParent())) {
            jar(
                    name,
                    name + ".Transport",
                    classes.filter(file -> file.toString().endsWith(".class")).toList());
        }
        return this;
    }

    private void jar(String name, String className, List<Path> classes) throws IOException {
        Path jar = directory.resolve(name + "-1.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/services/" + TransportProvider.class.getName()));
            out.write(className.getBytes(StandardCharsets.UTF_8));
            for (Path each : classes) {
                out.putNextEntry(new JarEntry(name + "/" + each.getFileName()));
                out.write(Files.readAllBytes(each));
            }
        }
        jars.add(jar.toUri().toURL());
    }
}
