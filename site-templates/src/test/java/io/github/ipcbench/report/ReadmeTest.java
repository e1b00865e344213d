package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.report.model.AnswerModel;
import io.github.ipcbench.report.model.CallsModel;
import io.github.ipcbench.report.model.Charts;
import io.github.ipcbench.report.model.CompareModel;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.model.SizesModel;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README is what people write their templates by. */
class ReadmeTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/io/github/ipcbench/report");

    @Test
    void everyTopLevelNameIsDocumented() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (RecordComponent component : ReportModel.class.getRecordComponents()) {
            assertThat(readme).contains("| `" + component.getName() + "` | ");
        }
    }

    @ParameterizedTest
    @MethodSource("partsOfTheModel")
    void everyPartIsDocumentedWithAllItsNamesInOrder(Class<?> part) throws IOException {
        // PublishedCost is "published cost" to a reader.
        String name = Pattern.compile("(?<=[a-z])(?=[A-Z])")
                .matcher(part.getSimpleName())
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT);
        String names = String.join(
                ", ",
                Arrays.stream(part.getRecordComponents())
                        .map(component -> "`" + component.getName() + "`")
                        .toList());
        assertThat(Files.readString(Path.of("README.md"))).contains("| " + name + " | " + names + " | ");
    }

    static Stream<Class<?>> partsOfTheModel() {
        return Stream.of(
                        ReportModel.class,
                        AnswerModel.class,
                        SizesModel.class,
                        Charts.class,
                        CallsModel.class,
                        CompareModel.class)
                .flatMap(owner -> Arrays.stream(owner.getDeclaredClasses()))
                .filter(Class::isRecord);
    }

    @Test
    void everyTemplateBelongsToADocumentedKind() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> TEMPLATES.relativize(file).toString()))
                    .allMatch(file -> readme.contains("`" + file + "`")
                            || file.startsWith("html/")
                            || file.startsWith("markdown/"));
        }
    }

    @Test
    void everySectionHasATemplateForThePageAndForMarkdown() {
        ReportModel model =
                ReportModelFactory.of(SampleCalls.in(SampleResults.quick().build()));
        assertThat(Shown.ids(model)).allSatisfy(id -> {
            assertThat(TEMPLATES.resolve("html/" + id + ".ftlh")).isNotEmptyFile();
            assertThat(TEMPLATES.resolve("markdown/" + id + ".md.ftl")).isNotEmptyFile();
        });
    }
}
