package io.github.ipcbench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A session that was really measured, with its defaults: five modes, ten runs each, steps timed and calls traced. */
public final class FullSession {
    private static final Path FILE = Path.of("..", "src", "site", "gallery", "epyc", "results.json");

    private FullSession() {}

    public static Results results() {
        try {
            return ResultsJson.read(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file says, read by nothing of ours. */
    static JsonNode json() {
        try {
            return JsonMapper.builder().build().readTree(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
