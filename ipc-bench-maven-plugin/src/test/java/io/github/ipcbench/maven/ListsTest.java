package io.github.ipcbench.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists as Maven binds them become the texts that properties have. */
class ListsTest {
    @Test
    void aListIsJoinedByCommasAndAnEmptyPlaceStaysOne() {
        assertThat(GivenProperties.text(null)).isNull();
        assertThat(GivenProperties.text(List.of())).isNull();
        assertThat(GivenProperties.text(List.of("socket", "file"))).isEqualTo("socket,file");
        assertThat(GivenProperties.text(Arrays.asList("socket", null, "file"))).isEqualTo("socket,,file");
    }

    @Test
    void argumentsAreATextOrQuotedOneByOne() {
        assertThat(GivenProperties.text(new Arguments())).isNull();
        assertThat(GivenProperties.text(new Variants())).isNull();
        Arguments text = new Arguments();
        text.set("-Xint '-Da=b c'");
        Arguments elements = new Arguments();
        elements.addJvmArg(" -Xint ");
        elements.addJvmArg("-Da=it's, so");

        assertThat(text).hasToString("-Xint '-Da=b c'");
        assertThat(elements).hasToString("'-Xint' \"-Da=it's, so\"");
    }

    @Test
    void variantsAreATextOrOneOfEachElement() {
        Map<String, String> candidate = new LinkedHashMap<>();
        candidate.put("jvmArgs", "-Da=1,2 '-Db=c d'");
        candidate.put("name", " candidate ");
        candidate.put("env.EMPTY", null);
        Variants text = new Variants();
        text.set("base;candidate:wait=block");
        Variants elements = new Variants();
        elements.addVariant(Map.of("name", "base"));
        elements.addVariant(candidate);

        assertThat(text).hasToString("base;candidate:wait=block");
        assertThat(elements).hasToString("base;candidate:jvmArgs=\"-Da=1,2 '-Db=c d'\",env.EMPTY=''");
    }

    /** The parser says so in its words: {@code '' is not a name}. */
    @Test
    void aVariantWithoutANameHasAnEmptyOne() {
        Variants elements = new Variants();
        elements.addVariant(Map.of("wait", "block"));

        assertThat(elements).hasToString(":wait='block'");
    }
}
