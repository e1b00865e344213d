package io.github.ipcbench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ipcbench.plan.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WarningTest {
    private static final Path PAGE = Path.of("..", "docs", "warnings.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE);

    @Test
    void valuesAreNamedInTheOrderOfTheirCodeAndACaseStandsForItsThreeNames() {
        Warning warning = Warning.of(WarningCode.UNSTEADY_WINDOWS, new Case("file", 16, "base"), 0.064);
        assertThat(warning.values())
                .containsExactly(
                        Map.entry(WarningValue.MODE, "file"),
                        Map.entry(WarningValue.PAYLOAD_BYTES, 16L),
                        Map.entry(WarningValue.VARIANT, "base"),
                        Map.entry(WarningValue.SHARE, 0.064));
        assertThat(warning.key()).isEqualTo(new Case("file", 16, "base"));
    }

    @Test
    void aMissingASuperfluousAndAnUnfitValueAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Warning.of(WarningCode.MIGRATIONS, "sender"))
                .withMessage("warning: migrations carries [side, perSecond], got [side]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Warning(WarningCode.STEAL, Map.of(WarningValue.SHARE, 0.1, WarningValue.OF, 1L)))
                .withMessage("warning: steal carries [share], got [share, of]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Warning.of(WarningCode.STEAL, Double.NaN))
                .withMessage("warning: share must be a finite number, got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Warning.of(WarningCode.LOAD, 1.5, -1))
                .withMessage("warning: cpus must be a whole number from 0, got -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Warning.of(WarningCode.NO_FLOOR, 1))
                .withMessage("warning: reason must be text, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Warning.of(WarningCode.MIGRATIONS, "middle", 300))
                .withMessage("warning: side must be sender or receiver, got middle");
    }

    @Test
    void moreValuesThanTheCodeCarriesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Warning.of(WarningCode.STEAL, 0.1, 0.2));
    }

    @Test
    void thePageOfWarningsExplainsEachOnceAndNoOther() throws IOException {
        List<String> explained = ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(explained)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(WarningCode.values()).map(WarningCode::id).toList());
    }

    @Test
    void aCodeIsFoundByItsName() {
        assertThat(WarningCode.of("both-sides")).contains(WarningCode.BOTH_SIDES);
        assertThat(WarningCode.of("no-such")).isEmpty();
    }
}
