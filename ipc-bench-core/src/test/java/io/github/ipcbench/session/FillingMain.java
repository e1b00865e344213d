package io.github.ipcbench.session;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.ScheduledRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;

/** A session of two modes and two rounds, which fills a file system when a run begins. */
public final class FillingMain {
    private static final int LEFT_BYTES = 1 << 16;

    private FillingMain() {}

    /** Measures; the arguments are where files lie, where results go, what to fill, and at which run. */
    public static void main(String[] arguments) throws Exception {
        Path files = Path.of(arguments[0]);
        BenchmarkPlan like = TestPlans.of(files, 2, OptionalLong.of(300), 112_192, "file", "mmap-relaxed");
        BenchmarkPlan plan = new BenchmarkPlan(
                like.preset(),
                like.modes(),
                like.message(),
                like.variants(),
                like.runs(),
                new BenchmarkPlan.Output(Path.of(arguments[1]), 5, Optional.empty()),
                like.given());
        Session.measure(
                plan,
                "test",
                Optional.empty(),
                new Filling(Path.of(arguments[2], "filler"), Integer.parseInt(arguments[3])),
                results -> {});
    }

    private static final class Filling extends SilentListener implements Session.Listener {
        private final Path file;
        private final int filledAt;

        Filling(Path file, int filledAt) {
            this.file = file;
            this.filledAt = filledAt;
        }

        @Override
        public void runStarted(ScheduledRun run, int totalRuns) {
            if (run.index() == filledAt) {
                fill();
            }
        }

        private void fill() {
            byte[] block = new byte[4096];
            try (OutputStream filler = Files.newOutputStream(file)) {
                while (true) {
                    filler.write(block);
                }
            } catch (IOException full) {
                leaveALittle();
            }
        }

        /** Less than a message: what is as small as a page is not what there is no room for. */
        private void leaveALittle() {
            try (FileChannel filler = FileChannel.open(file, StandardOpenOption.WRITE)) {
                filler.truncate(filler.size() - LEFT_BYTES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void instrumentedRunStarted(String what, Case key, int number, int total) {}
    }
}
