package io.github.ipcbench.transport.catalog;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.MessageTooLargeException;
import io.github.ipcbench.transport.RoomNeeded;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.ServiceLoader;

/** Every mode of every transport on the class path. */
public final class ModeCatalog {
    private final Map<Mode, TransportProvider> providers;

    private ModeCatalog(Map<Mode, TransportProvider> providers) {
        this.providers = providers;
    }

    /**
     * Finds the transports by ServiceLoader.
     *
     * @throws IllegalStateException when two transports claim the same mode id
     */
    public static ModeCatalog load(ClassLoader loader) {
        Map<Mode, TransportProvider> providers = new LinkedHashMap<>();
        Map<String, TransportProvider> owners = new LinkedHashMap<>();
        for (TransportProvider provider : ServiceLoader.load(TransportProvider.class, loader)) {
            for (Mode mode : provider.modes()) {
                TransportProvider other = owners.putIfAbsent(mode.id(), provider);
                if (other != null) {
                    throw new IllegalStateException("mode '" + mode.id() + "' is claimed by two transports: "
                            + other.getClass().getName() + " and "
                            + provider.getClass().getName());
                }
                providers.put(mode, provider);
            }
        }
        return new ModeCatalog(providers);
    }

    /** All modes, in the order their transports list them. */
    public List<Mode> modes() {
        return List.copyOf(providers.keySet());
    }

    /**
     * The mode of this id.
     *
     * @throws IllegalArgumentException when no transport has it
     */
    public Mode mode(String id) {
        return providers.keySet().stream()
                .filter(mode -> mode.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown mode '" + id + "'; known: "
                        + String.join(", ", modes().stream().map(Mode::id).toList())));
    }

    /**
     * Opens the sending end of a mode.
     *
     * @throws MessageTooLargeException when the mode, or this machine in this mode, cannot carry the message
     */
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        requireCarried(mode, context);
        return provider(mode).openSender(mode, context);
    }

    static void requireCarried(Mode mode, TransportContext context) throws MessageTooLargeException {
        if (context.messageBytes() > mode.largestBytes().orElse(Integer.MAX_VALUE)) {
            throw new MessageTooLargeException(
                    "EMSGSIZE", context.messageBytes(), mode.largestBytes().getAsInt());
        }
    }

    /** Opens the receiving end of a mode. */
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        return provider(mode).openReceiver(mode, context);
    }

    /** What a run of a mode takes in file systems; nothing where only workers know the mode. */
    public RoomNeeded roomNeeded(Mode mode, int messageBytes, OptionalInt depth) {
        TransportProvider provider = providers.get(mode);
        return provider == null ? RoomNeeded.NONE : provider.roomNeeded(mode, messageBytes, depth);
    }

    /** The transport that carries a mode of this catalog. */
    public TransportProvider provider(Mode mode) {
        TransportProvider provider = providers.get(mode);
        if (provider == null) {
            throw new IllegalArgumentException("mode '" + mode.id() + "' is not of this catalog");
        }
        return provider;
    }
}
