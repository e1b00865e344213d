package io.github.ipcbench.transport.catalog;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.Quoted;
import io.github.ipcbench.transport.TransportProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/** Every transport that a class path registers, and why any of them gives no modes. */
final class FoundTransports {
    private static final String REGISTERED = "META-INF/services/" + TransportProvider.class.getName();
    private static final int LONGEST_REASON = 300;

    private final ClassLoader loader;
    private final List<Transport> transports = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<Class<?>> seen = new HashSet<>();

    /**
     * One transport.
     *
     * @param name its class and its jar, in words
     * @param ours whether it comes with IPC Bench
     */
    record Transport(TransportProvider provider, List<Mode> modes, String name, boolean ours) {
        Transport {
            modes = List.copyOf(modes);
        }
    }

    private FoundTransports(ClassLoader loader) {
        this.loader = loader;
    }

    static FoundTransports by(ClassLoader loader) {
        FoundTransports found = new FoundTransports(loader);
        try {
            Collections.list(loader.getResources(REGISTERED)).forEach(found::registeredBy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    List<Transport> transports() {
        return transports;
    }

    /** One line each: which class, of which jar, and why. */
    List<String> faults() {
        return faults;
    }

    /** File by file, so that whatever goes wrong is known to be of one jar. */
    private void registeredBy(URL file) {
        String jar = jar(file);
        Iterator<ServiceLoader.Provider<TransportProvider>> providers =
                ServiceLoader.load(TransportProvider.class, new OfOneFile(loader, file)).stream()
                        .iterator();
        boolean more = true;
        while (more) {
            String name = jar;
            try {
                more = providers.hasNext();
                if (more) {
                    ServiceLoader.Provider<TransportProvider> provider = providers.next();
                    name = provider.type().getName() + " in " + jar;
                    if (seen.add(provider.type())) {
                        TransportProvider transport = provider.get();
                        transports.add(new Transport(transport, transport.modes(), name, isOurs(transport.getClass())));
                    }
                }
            } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
                faults.add(name + ": its modes are left out: " + reason(e));
            }
        }
    }

    private static boolean isOurs(Class<?> transport) {
        return home(transport).equals(home(FoundTransports.class));
    }

    private static String home(Class<?> type) {
        return String.valueOf(type.getProtectionDomain().getCodeSource());
    }

    /** The name of the jar that a file is in, or of its folder. */
    private static String jar(URL file) {
        String whole = URI.create(file.getPath().replaceFirst("!?/" + REGISTERED + "$", ""))
                .getPath();
        return whole.endsWith(".jar") ? whole.substring(whole.lastIndexOf('/') + 1) : whole;
    }

    private static String reason(Throwable failure) {
        Throwable reason = failure;
        while ((reason instanceof ServiceConfigurationError || reason instanceof ExceptionInInitializerError)
                && reason.getCause() != null) {
            reason = reason.getCause();
        }
        return Quoted.line(
                reason instanceof ServiceConfigurationError ? reason.getMessage() : reason.toString(), LONGEST_REASON);
    }

    /** Knows of one file of services, and of every class. */
    private static final class OfOneFile extends ClassLoader {
        private final URL file;

        OfOneFile(ClassLoader parent, URL file) {
            super(parent);
            this.file = file;
        }

        @Override
        public Enumeration<URL> getResources(String name) {
            return Collections.enumeration(name.equals(REGISTERED) ? List.of(file) : List.of());
        }
    }
}
