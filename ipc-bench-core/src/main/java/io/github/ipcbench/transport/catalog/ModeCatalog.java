package io.github.ipcbench.transport.catalog;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.MessageTooLargeException;
import io.github.ipcbench.transport.RoomNeeded;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import io.github.ipcbench.transport.catalog.FoundTransports.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Every mode of every transport on the class path. */
public final class ModeCatalog {
    private final Map<Mode, Transport> transports;
    private final List<String> faults;

    private ModeCatalog(Map<Mode, Transport> transports, List<String> faults) {
        this.transports = transports;
        this.faults = faults;
    }

    /** Finds the transports by ServiceLoader. What one of them does wrong is told by {@link #faults}. */
    public static ModeCatalog load(ClassLoader loader) {
        FoundTransports found = FoundTransports.by(loader);
        Map<Mode, Transport> transports = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>(found.faults());
        Map<String, List<Transport>> claims = found.transports().stream()
                .flatMap(transport -> transport.modes().stream().map(mode -> Map.entry(mode.id(), transport)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        claims.forEach((id, claimants) -> {
            Optional<Transport> owner = owner(claimants);
            owner.ifPresent(transport -> transports.put(mode(transport, id), transport));
            if (claimants.size() > 1) {
                faults.add("mode '" + id + "' is claimed by "
                        + claimants.stream().map(Transport::name).collect(Collectors.joining(" and by ")) + ": "
                        + owner.map(transport -> "that of " + transport.name() + " is taken")
                                .orElse("none of them is taken"));
            }
        });
        return new ModeCatalog(transports, faults);
    }

    /** Of several with the same mode, the one that comes with IPC Bench: who means another would measure the wrong one. */
    private static Optional<Transport> owner(List<Transport> claimants) {
        return claimants.stream()
                .filter(transport -> claimants.size() == 1 || transport.ours())
                .findFirst();
    }

    private static Mode mode(Transport transport, String id) {
        return transport.modes().stream()
                .filter(mode -> mode.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** All modes, in the order their transports list them. */
    public List<Mode> modes() {
        return List.copyOf(transports.keySet());
    }

    /** What is wrong with transports whose modes are not in this catalog, a line each: class, jar and reason. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /**
     * The mode of this id.
     *
     * @throws IllegalArgumentException when no transport has it
     */
    public Mode mode(String id) {
        return transports.keySet().stream()
                .filter(mode -> mode.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown mode '" + id + "'; known: "
                        + modes().stream().map(Mode::id).collect(Collectors.joining(", "))
                        + faults.stream().map(fault -> "; " + fault).collect(Collectors.joining())));
    }

    /** Class and jar of a mode of somebody else's, for errors; empty for one that comes with IPC Bench. */
    public Optional<String> author(Mode mode) {
        return Optional.of(transport(mode))
                .filter(transport -> !transport.ours())
                .map(Transport::name);
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

    /**
     * What a run of a mode takes in file systems; nothing where only workers know the mode.
     *
     * @throws IllegalStateException when the transport does not say
     */
    public RoomNeeded roomNeeded(Mode mode, int messageBytes, OptionalInt depth) {
        Transport transport = transports.get(mode);
        return transport == null
                ? RoomNeeded.NONE
                : said(mode, transport, "roomNeeded", () -> transport.provider().roomNeeded(mode, messageBytes, depth));
    }

    /**
     * The calls of one message of a mode.
     *
     * @throws IllegalStateException when the transport does not say
     */
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        Transport transport = transport(mode);
        return said(mode, transport, "callList", () -> transport.provider().callList(mode, descriptors, waitStrategy));
    }

    private static <T> T said(Mode mode, Transport transport, String question, Supplier<T> answer) {
        try {
            T said = answer.get();
            if (said != null) {
                return said;
            }
            throw new IllegalStateException("it answered null");
        } catch (RuntimeException | LinkageError e) {
            throw new IllegalStateException(
                    "mode " + mode.id() + " of " + transport.name() + ": " + question + " failed: " + e, e);
        }
    }

    /** The transport that carries a mode of this catalog. */
    public TransportProvider provider(Mode mode) {
        return transport(mode).provider();
    }

    private Transport transport(Mode mode) {
        Transport transport = transports.get(mode);
        if (transport == null) {
            throw new IllegalArgumentException("mode '" + mode.id() + "' is not of this catalog");
        }
        return transport;
    }
}
