package io.github.ipcbench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class ArgumentLineTest {
    @Test
    void blanksSeparateArguments() {
        assertThat(ArgumentLine.split("  -Xmx64m\t-Xint \n")).contains(List.of("-Xmx64m", "-Xint"));
        assertThat(ArgumentLine.split("   ")).contains(List.of());
    }

    @Test
    void quotationMarksKeepBlanksTogether() {
        assertThat(ArgumentLine.split("-Da='b c' \"-Dd=e f\"g")).contains(List.of("-Da=b c", "-Dd=e fg"));
    }

    @Test
    void eachKindOfMarkProtectsTheOther() {
        assertThat(ArgumentLine.split("'say \"hi\"' \"it's\"")).contains(List.of("say \"hi\"", "it's"));
    }

    @Test
    void twoMarksWithNothingBetweenAreAnEmptyArgument() {
        assertThat(ArgumentLine.split("a '' b")).contains(List.of("a", "", "b"));
    }

    @Test
    void aBackslashIsAnOrdinaryCharacter() {
        assertThat(ArgumentLine.split("C:\\jdk\\ x")).contains(List.of("C:\\jdk\\", "x"));
    }

    @Test
    void aMarkLeftOpenIsNoArgumentLine() {
        assertThat(ArgumentLine.split("-Da='b")).isEmpty();
        assertThat(ArgumentLine.split("\"")).isEmpty();
    }

    @Property
    void whatIsQuotedComesBackWhole(@ForAll List<@CharRange(from = ' ', to = '&') String> arguments) {
        String line = arguments.stream().map(each -> "'" + each + "'").collect(Collectors.joining(" "));

        assertThat(ArgumentLine.split(line)).contains(arguments);
    }
}
