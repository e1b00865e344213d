package io.github.ipcbench.report;

import io.github.ipcbench.report.ReportModel.Raw;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Packs the results into the page: the JSON once for programs, and once more, compressed, to be downloaded. */
final class RawData {
    /** Some browsers refuse a link of two million characters. */
    private static final int LONGEST_LINK = 1_500_000;

    private RawData() {}

    static Raw of(Results results) {
        String json = ResultsJson.toCompactJson(results);
        return new Raw(
                embeddable(json),
                link("application/gzip", compressed(json)),
                link("text/csv;charset=utf-8", bytes(RunsCsv.of(results.runs()))));
    }

    /** The same JSON without any character that could end the element it stands in. */
    static String embeddable(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private static Optional<String> link(String mediaType, byte[] content) {
        String data = Base64.getEncoder().encodeToString(content);
        return data.length() > LONGEST_LINK ? Optional.empty() : Optional.of("data:" + mediaType + ";base64," + data);
    }

    private static byte[] compressed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(bytes(text));
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
