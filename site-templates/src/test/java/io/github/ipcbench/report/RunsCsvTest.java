package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.export.RunsCsv;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsCsvTest {
    @Test
    void everyRunIsALineOfTheSameColumns() throws IOException {
        List<String> lines = csv(SampleResults.quick().build().runs()).lines().toList();
        assertThat(lines).hasSize(51);
        assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(26));
        assertThat(lines.get(0))
                .startsWith("index,round,mode,payloadBytes,variant,messages,wallNanos,senderWallNanos,");
        assertThat(lines.get(1)).startsWith("1,1,socket,112192,base,60000,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "a,\"b\"§\"a,\"\"b\"\"\"",
                "=1+1§'=1+1",
                "@x§'@x",
                "` -1`§\" '-1\"",
                "x;=cmd|'/C calc'!A0§\"x;'=cmd|'/C calc'!A0\"",
                "x; +1;-2§\"x; '+1;'-2\"",
                "x\u2028=1§x\\u2028=1",
                "x\"=1§\"x\"\"'=1\"",
                "mmap-relaxed§mmap-relaxed",
            })
    void textNeitherBreaksItsFieldNorBecomesAFormula(String text, String field) throws IOException {
        RunResult run =
                SampleResults.quick().modes("socket").rounds(1).build().runs().get(0);
        String row = csv(List.of(new RunResult(
                1,
                1,
                new Case(text, 16, Case.BASE),
                9,
                1,
                run.ends(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(Warning.of(WarningCode.STEAL, 0.1), Warning.of(WarningCode.MIGRATIONS, "sender", 300)))));
        assertThat(row).contains("\r\n1,1," + field + ",16,base,9,").endsWith(",\"steal migrations\"\r\n");
    }

    private static String csv(List<RunResult> runs) throws IOException {
        StringWriter csv = new StringWriter();
        RunsCsv.write(runs, csv);
        return csv.toString();
    }
}
