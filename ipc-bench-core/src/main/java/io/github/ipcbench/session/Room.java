package io.github.ipcbench.session;

import io.github.ipcbench.directories.SessionDirectories;
import io.github.ipcbench.machine.EnvironmentProbe;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.PlanProperty;
import io.github.ipcbench.plan.Variant;
import io.github.ipcbench.transport.RoomNeeded;
import io.github.ipcbench.transport.catalog.ModeCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/**
 * Whether a machine has room for the messages of a plan, as far as that can be known before a process is started.
 *
 * @param memory free memory; absent where nobody knows
 * @param files free bytes of the temporary directory's file system
 * @param sharedMemory free bytes where queues lie
 */
record Room(OptionalLong memory, Place files, Place sharedMemory) {
    private static final int SIDES = 2;

    /** A file system by a directory on it, and its free bytes; absent where nobody knows. */
    record Place(Path directory, OptionalLong freeBytes) {
        static Place of(Path directory) {
            try {
                long free = Files.getFileStore(directory).getUsableSpace();
                return new Place(directory, free > 0 ? OptionalLong.of(free) : OptionalLong.empty());
            } catch (IOException notInMountTable) {
                return new Place(directory, OptionalLong.empty());
            }
        }
    }

    /**
     * Room for the runs of a variant, here and now.
     *
     * @throws IOException when one of its directories cannot be used at all
     */
    static Room of(Variant variant) throws IOException {
        Path files = variant.tempDirectory();
        return new Room(
                EnvironmentProbe.availableMemoryBytes(),
                Place.of(files),
                Place.of(SessionDirectories.memoryParentOf(files)));
    }

    /**
     * Refuses a plan with messages that cannot fit.
     *
     * @throws IOException with one line for each size, mode and place
     */
    static void require(BenchmarkPlan plan, ModeCatalog catalog) throws IOException {
        Set<String> problems = new LinkedHashSet<>();
        for (Variant variant : plan.variants()) {
            Room room = of(variant);
            for (Mode mode : plan.modes()) {
                for (int size : plan.message().sizes()) {
                    room.problem(
                                    mode,
                                    bytes -> catalog.roomNeeded(mode, bytes, variant.depth()),
                                    size,
                                    plan.variants().size())
                            .ifPresent(problems::add);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new IOException(String.join("\n", problems));
        }
    }

    /**
     * Why messages of this size do not fit; empty where they do, or nobody knows.
     *
     * @param needed what messages of a size take
     * @param together runs that are open at a time: one of each variant
     */
    Optional<String> problem(Mode mode, IntFunction<RoomNeeded> needed, int size, int together) {
        return problem(
                        mode,
                        size,
                        together,
                        "memory",
                        memory,
                        bytes -> (long) together * SIDES * WorkerCommand.directBytes(mode, bytes))
                .or(() -> problem(
                        mode,
                        size,
                        together,
                        words(files),
                        files.freeBytes,
                        bytes -> together * needed.apply(bytes).fileBytes()))
                .or(() -> problem(
                        mode,
                        size,
                        together,
                        words(sharedMemory),
                        sharedMemory.freeBytes,
                        bytes -> together * needed.apply(bytes).memoryBytes()));
    }

    private static String words(Place place) {
        return "'" + place.directory + "'";
    }

    private static Optional<String> problem(
            Mode mode, int size, int together, String where, OptionalLong free, IntToLongFunction needed) {
        if (free.isEmpty() || needed.applyAsLong(size) <= free.getAsLong()) {
            return Optional.empty();
        }
        int largest = largest(size, free.getAsLong(), needed);
        return Optional.of(PlanProperty.SIZE + ": '" + size + "' is too large for mode " + mode.id() + ": "
                + (together == 1 ? "a run takes " : "the runs of " + together + " variants take ")
                + needed.applyAsLong(size) + " bytes of " + where + ", and " + free.getAsLong() + " are free; "
                + (largest < BenchmarkPlan.HEADER_BYTES ? "no size fits there" : "valid there: up to " + largest));
    }

    /** The largest size that fits, below one that does not: what is needed grows with the size. */
    private static int largest(int tooLarge, long free, IntToLongFunction needed) {
        int fits = 0;
        int not = tooLarge;
        while (not - fits > 1) {
            int middle = (fits + not) >>> 1;
            if (needed.applyAsLong(middle) <= free) {
                fits = middle;
            } else {
                not = middle;
            }
        }
        return fits;
    }
}
