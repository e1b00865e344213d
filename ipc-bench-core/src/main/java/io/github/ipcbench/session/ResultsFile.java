package io.github.ipcbench.session;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.github.ipcbench.plan.IoReason;
import io.github.ipcbench.results.FileMark;
import io.github.ipcbench.results.OutputDirectory;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The results file of one session: rewritten as a whole after every run, the file of an earlier session put aside. */
public final class ResultsFile implements ResultsStore {
    /** Name of the file in the output directory. */
    public static final String NAME = "results.json";
    /** What the file of the session before is called once this one has something to store. */
    public static final String PREVIOUS = "results.previous.json";

    private final Path directory;
    private final Path file;
    private boolean ours;
    private long runsStored;

    private ResultsFile(Path directory, boolean ours, long runsStored) {
        this.directory = directory;
        this.file = directory.resolve(NAME);
        this.ours = ours;
        this.runsStored = runsStored;
    }

    /** The file of a new session; what lies there stays until there is something to store in its place. */
    public static ResultsFile ofNewSession(Path outputDirectory) {
        return new ResultsFile(outputDirectory, false, 0);
    }

    /** The file of a session that is continued. */
    public static ResultsFile ofStoredSession(StoredSession session) {
        return new ResultsFile(
                session.file().toAbsolutePath().getParent(),
                true,
                session.results().runsInOrder().size());
    }

    /**
     * Replaces the content.
     *
     * @throws IOException when it cannot; says what is stored all the same
     */
    @Override
    public void save(Results results) throws IOException {
        try {
            boolean earlier = !ours && Files.exists(file, NOFOLLOW_LINKS);
            if (earlier) {
                OutputDirectory.requireReplaceable(file, FileMark.RESULTS);
                OutputDirectory.requireReplaceable(directory.resolve(PREVIOUS), FileMark.RESULTS);
                Files.move(file, directory.resolve(PREVIOUS), ATOMIC_MOVE);
            }
            write(results, earlier);
            ours = true;
            runsStored = results.runsInOrder().size();
        } catch (IOException e) {
            throw Files.isDirectory(directory) ? unwritable(results, e) : removed(results, e);
        }
    }

    private void write(Results results, boolean earlierPutAside) throws IOException {
        try {
            ResultsJson.write(results, file);
        } catch (IOException e) {
            if (earlierPutAside) {
                Files.move(directory.resolve(PREVIOUS), file, ATOMIC_MOVE);
            }
            throw e;
        }
    }

    private IOException unwritable(Results results, IOException e) {
        String rest = runsStored == 0
                ? "nothing of this session is stored"
                : Files.isRegularFile(file)
                        ? "it still holds the " + counted(runsStored) + " before"
                        : "the " + counted(runsStored) + " before can no longer be found there";
        return new IOException(
                counted(results.runsInOrder().size()) + " measured, but '" + file + "' cannot be written ("
                        + IoReason.of(e) + "); " + rest,
                e);
    }

    /** Somebody cleaned up: all runs are still known, so they are saved once more before the session ends. */
    private IOException removed(Results results, IOException e) {
        String fact = "the output directory '" + directory + "' was removed while the session ran; ";
        try {
            Files.createDirectories(directory);
            ResultsJson.write(results, file);
            ours = true;
            runsStored = results.runsInOrder().size();
            return new IOException(
                    fact + "it was made again, and '" + file + "' holds the " + counted(runsStored)
                            + " measured so far",
                    e);
        } catch (IOException again) {
            e.addSuppressed(again);
            return new IOException(
                    fact + "it cannot be made again (" + IoReason.of(again) + "), and what was measured is lost", e);
        }
    }

    private static String counted(long runs) {
        return runs + (runs == 1 ? " run" : " runs");
    }
}
