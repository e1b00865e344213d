package io.github.ipcbench.fuzz;

import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsFormatException;
import io.github.ipcbench.results.ResultsJson;
import java.nio.charset.StandardCharsets;

/** Any text is results, which are then written and read back the same, or is refused by {@link ResultsFormatException}. */
public final class ResultsFuzz {
    private ResultsFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws ResultsFormatException {
        Results results;
        try {
            results = ResultsJson.parse(new String(input, StandardCharsets.UTF_8));
        } catch (ResultsFormatException e) {
            Said.something(e);
            return;
        }
        Said.require(ResultsJson.parse(ResultsJson.toJson(results)).equals(results), "results change on their way");
    }
}
