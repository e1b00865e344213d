package io.github.ipcbench.report;

import io.github.ipcbench.export.RunsCsv;
import io.github.ipcbench.report.model.ReportModel.Raw;
import io.github.ipcbench.results.AtomicFile.Content;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Packs the results into the page: the JSON once for programs, and once more, compressed, to be downloaded. None of it is
 * held as a whole, but for a link that is short enough.
 */
final class RawData {
    /** Some browsers refuse a link of two million characters. */
    private static final int LONGEST_LINK = 1_500_000;

    private RawData() {}

    static Raw of(Results results) {
        return new Raw(
                out -> ResultsJson.writeCompactly(results, new EmbeddableWriter(out)),
                link("application/gzip", GZIPOutputStream::new, out -> ResultsJson.writeCompactly(results, out)),
                link("text/csv;charset=utf-8", bytes -> bytes, out -> RunsCsv.write(results.runs(), out)));
    }

    private interface Packing {
        OutputStream of(OutputStream bytes) throws IOException;
    }

    private static Optional<String> link(String mediaType, Packing packing, Content content) {
        LinkBytes data = new LinkBytes();
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(packing.of(Base64.getEncoder().wrap(data)), StandardCharsets.UTF_8))) {
            content.writeTo(out);
        } catch (TooLongException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        }
        return Optional.of("data:" + mediaType + ";base64," + data);
    }

    /** As many as a link may have. */
    private static final class LinkBytes extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] more, int offset, int length) throws IOException {
            if (length > LONGEST_LINK - bytes.size()) {
                throw new TooLongException();
            }
            bytes.write(more, offset, length);
        }

        @Override
        public String toString() {
            return bytes.toString(StandardCharsets.US_ASCII);
        }
    }

    /** Browsers would refuse the link. */
    private static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
