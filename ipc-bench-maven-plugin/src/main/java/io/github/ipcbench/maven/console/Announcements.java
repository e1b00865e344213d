package io.github.ipcbench.maven.console;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.session.SessionSequence;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Says in lines what a session is about to do, and how it ended. */
public final class Announcements implements SessionSequence.Audience {
    private final Consumer<String> lines;

    /** @param lines takes what a person is to read, line by line */
    public Announcements(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void notLocked(Path directory) {
        lines.accept(
                "the file system of '" + directory + "' knows no file locks: nothing keeps a second session out of it");
    }

    @Override
    public void optionsNotPassedOn(List<String> variables) {
        lines.accept(
                "workers run without the options in " + String.join(", ", variables) + "; ipcbench.jvmArgs has theirs");
    }

    @Override
    public void begins(BenchmarkPlan plan) {
        lines.accept(Wording.intention(plan));
    }

    @Override
    public void continues(Results stored) {
        lines.accept(Wording.continuation(stored));
    }

    @Override
    public void nothingLeft(Results stored) {
        lines.accept("the session of " + stored.startedAt()
                + " is complete: nothing is left to measure, its report is written anew");
    }

    @Override
    public void ends(List<String> ofSession) {
        ofSession.forEach(lines);
    }
}
