package io.github.ipcbench.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A Java agent that says on standard output that it is there, as many do, and goes on saying so. */
public final class PrintingAgent {
    static final String LINE = "[agent] attached, tell your friends";

    private PrintingAgent() {}

    public static void premain(String arguments, Instrumentation instrumentation) {
        Thread talker = new Thread(PrintingAgent::talk, "agent");
        talker.setDaemon(true);
        talker.start();
        System.out.println(LINE + " (" + arguments + ", " + instrumentation.isRetransformClassesSupported() + ")");
    }

    private static void talk() {
        while (!Thread.currentThread().isInterrupted()) {
            System.out.println(LINE);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Its archive, made in a directory. */
    static Path jar(Path directory) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), PrintingAgent.class.getName());
        String file = PrintingAgent.class.getName().replace('.', '/') + ".class";
        Path jar = directory.resolve("agent.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                InputStream code = PrintingAgent.class.getResourceAsStream("PrintingAgent.class")) {
            entries.putNextEntry(new JarEntry(file));
            code.transferTo(entries);
        }
        return jar;
    }
}
