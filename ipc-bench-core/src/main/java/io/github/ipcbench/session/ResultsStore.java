package io.github.ipcbench.session;

import io.github.ipcbench.results.Results;
import java.io.IOException;

/** Keeps what is measured so far; called after every run, so that nothing measured is lost. */
@FunctionalInterface
public interface ResultsStore {
    void save(Results results) throws IOException;
}
