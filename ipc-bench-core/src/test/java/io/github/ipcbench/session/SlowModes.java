package io.github.ipcbench.session;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import io.github.ipcbench.transport.catalog.ModeCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Ours, by other names and with a receiver that rests after each message, so that its sender always fills what there is. */
public final class SlowModes implements TransportProvider {
    static final List<String> IDS = List.of("slow-socket", "slow-file", "slow-mmap-locked", "slow-mmap-relaxed");

    private static final Duration REST = Duration.ofMillis(2);

    /** What makes these modes known, for the class path. */
    static Path service(Path directory) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(TransportProvider.class.getName()), SlowModes.class.getName());
        return directory;
    }

    @Override
    public List<Mode> modes() {
        return IDS.stream().map(id -> new Mode(id, "", false).carrying(3)).toList();
    }

    private static ModeCatalog catalog() {
        return ModeCatalog.load(SlowModes.class.getClassLoader());
    }

    private static Mode ours(ModeCatalog catalog, Mode mode) {
        return catalog.mode(mode.id().substring("slow-".length()));
    }

    @Override
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        ModeCatalog catalog = catalog();
        Mode ours = ours(catalog, mode);
        return catalog.provider(ours).callList(ours, descriptors, waitStrategy);
    }

    @Override
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        ModeCatalog catalog = catalog();
        return catalog.openSender(ours(catalog, mode), context);
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        ModeCatalog catalog = catalog();
        return new Slow(catalog.openReceiver(ours(catalog, mode), context));
    }

    private record Slow(MessageReceiver ours) implements MessageReceiver {
        @Override
        public long receive() throws IOException {
            long bytes = ours.receive();
            LockSupport.parkNanos(REST.toNanos());
            return bytes;
        }

        @Override
        public void close() throws IOException {
            ours.close();
        }
    }
}
