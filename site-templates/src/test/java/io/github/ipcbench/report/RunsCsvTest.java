package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.Warning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsCsvTest {
    @Test
    void everyRunIsALineOfTheSameColumns() {
        List<String> lines =
                RunsCsv.of(SampleResults.quick().build().runs()).lines().toList();
        assertThat(lines).hasSize(51);
        assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(25));
        assertThat(lines.get(0)).startsWith("index,block,mode,messages,payloadBytes,wallNanos,senderWallNanos,");
        assertThat(lines.get(1)).startsWith("0,0,socket,60000,112192,");
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
                "x\u2028=1§x\ufffd=1",
                "x\"=1§\"x\"\"'=1\"",
                "mmap-relaxed§mmap-relaxed",
            })
    void textNeitherBreaksItsFieldNorBecomesAFormula(String text, String field) {
        RunResult run =
                SampleResults.quick().modes("socket").blocks(1).build().runs().get(0);
        String row = RunsCsv.of(List.of(
                new RunResult(0, 0, text, 9, 16, 1, run.sender(), run.receiver(), List.of(new Warning(text, "")))));
        assertThat(row).contains("\r\n0,0," + field + ",9,16,").endsWith("," + field + "\r\n");
    }
}
