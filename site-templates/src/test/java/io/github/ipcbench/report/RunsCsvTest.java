package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void aModeNameNeitherBreaksItsFieldNorBecomesAFormula() {
        assertThat(RunsCsv.of(SampleResults.quick()
                        .modes("a,\"b\"\nc")
                        .blocks(1)
                        .build()
                        .runs()))
                .contains("\r\n0,0,\"a,\"\"b\"\" c\",45000,");
        assertThat(RunsCsv.of(
                        SampleResults.quick().modes("=1+1").blocks(1).build().runs()))
                .contains("\r\n0,0,'=1+1,45000,");
    }
}
