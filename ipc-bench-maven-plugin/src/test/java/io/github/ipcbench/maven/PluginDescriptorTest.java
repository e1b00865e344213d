package io.github.ipcbench.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.PlanProperty;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What Maven is told about the goals, as the build wrote it. */
class PluginDescriptorTest {
    private final Document descriptor = read();

    @Test
    void thePluginAnswersToItsPrefix() {
        assertThat(text(descriptor.getDocumentElement(), "goalPrefix")).isEqualTo("ipcbench");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "probe"})
    void theGoalNeedsNoProjectAndRunsOnce(String name) {
        Element goal = goal(name);

        assertThat(text(goal, "requiresProject")).isEqualTo("false");
        assertThat(text(goal, "aggregator")).isEqualTo("true");
        assertThat(text(goal, "threadSafe")).isEqualTo("true");
    }

    @Test
    void theProbeGoalTakesOnlyParametersOfTheRunGoalUnderTheirNames() {
        assertThat(editableParameters("probe"))
                .isNotEmpty()
                .isSubsetOf(editableParameters("run"))
                .allSatisfy(property -> assertThat(text(
                                elements(goal("probe"), "configuration").get(0),
                                property.substring(PlanProperty.PREFIX.length())))
                        .isEqualTo("${" + property + "}"));
    }

    @Test
    void theReportGoalNeedsNoProjectAndStartsNoOtherGoal() {
        Element report = goal("report");

        assertThat(text(report, "requiresProject")).isEqualTo("false");
        assertThat(text(report, "threadSafe")).isEqualTo("true");
        assertThat(elements(report, "executePhase")).isEmpty();
        assertThat(elements(report, "executeGoal")).isEmpty();
    }

    @Test
    void everyPropertyOfAPlanIsAParameterOfTheRunGoalUnderItsName() {
        Set<String> expected = Stream.of(PlanProperty.values())
                .map(PlanProperty::fullName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(editableParameters("run")).isEqualTo(expected);
        for (String property : expected) {
            String name = property.substring(PlanProperty.PREFIX.length());
            assertThat(text(elements(goal("run"), "configuration").get(0), name))
                    .isEqualTo("${" + property + "}");
        }
    }

    /** By a field of its name, or by a setter. */
    @Test
    void mavenCanSetEveryParameter() throws ClassNotFoundException {
        for (Element goal : elements(descriptor.getDocumentElement(), "mojo")) {
            Class<?> mojo = Class.forName(text(goal, "implementation"));
            for (Element parameter : elements(goal, "parameter")) {
                String name = text(parameter, "name");
                String setter = "set" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
                assertThat(Stream.concat(
                                Stream.<Class<?>>iterate(mojo, type -> type != null, Class::getSuperclass)
                                        .flatMap(type -> Stream.of(type.getDeclaredFields()))
                                        .map(Field::getName),
                                Stream.of(mojo.getMethods()).map(Method::getName)))
                        .as(name)
                        .containsAnyOf(name, setter);
            }
        }
    }

    /** In the words that the property is declared with. */
    @ParameterizedTest
    @ValueSource(strings = {"run", "probe"})
    void everyParameterIsDocumentedAsItsPropertyIs(String goal) {
        for (Element parameter : elements(goal(goal), "parameter")) {
            if (text(parameter, "editable").equals("true")) {
                String name = PlanProperty.PREFIX + text(parameter, "name");
                assertThat(PlanProperty.named(name)
                                .map(property -> property.help().replace("`", "")))
                        .as(name)
                        .hasValue(text(parameter, "description"));
            }
        }
    }

    @Test
    void everyParameterIsDocumented() {
        for (Element goal : elements(descriptor.getDocumentElement(), "mojo")) {
            for (Element parameter : elements(goal, "parameter")) {
                if (text(parameter, "editable").equals("true")) {
                    assertThat(elements(parameter, "description"))
                            .as(text(parameter, "name"))
                            .singleElement()
                            .satisfies(description ->
                                    assertThat(description.getTextContent()).isNotBlank());
                }
            }
        }
    }

    /** The table of what only goals that read stored results take: property, goal and default. */
    @Test
    void everyPropertyOfAnotherGoalIsInTheDocumentationWithItsDefaultAndNoOther() throws IOException {
        List<String> expected = new ArrayList<>();
        for (Element goal : elements(descriptor.getDocumentElement(), "mojo")) {
            for (Element parameter : elements(goal, "parameter")) {
                String property = PlanProperty.PREFIX + text(parameter, "name");
                if (!text(goal, "goal").equals("help")
                        && text(parameter, "editable").equals("true")
                        && PlanProperty.named(property).isEmpty()) {
                    expected.add("| `" + property + "` | `" + text(goal, "goal") + "` | " + defaultOf(goal, parameter)
                            + " |");
                }
            }
        }

        assertThat(Files.readAllLines(Path.of("..", "src", "site", "markdown", "properties.md")).stream()
                        .dropWhile(line -> !line.startsWith("## Of the goals"))
                        .filter(line -> line.startsWith("| `ipcbench."))
                        .map(line -> line.replaceFirst("((\\|[^|]*){3}\\|).*", "$1")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /** The value that Maven sets, or what the description says. */
    private static String defaultOf(Element goal, Element parameter) {
        String value = elements(elements(goal, "configuration").get(0), text(parameter, "name"))
                .get(0)
                .getAttribute("default-value");
        return value.isEmpty()
                ? text(parameter, "description").replaceFirst("(?s).*Default: (.*)\\.\\s*$", "$1")
                : "`" + value + "`";
    }

    private Set<String> editableParameters(String goal) {
        Set<String> bound = new TreeSet<>();
        for (Element parameter : elements(goal(goal), "parameter")) {
            if (text(parameter, "editable").equals("true")) {
                bound.add(PlanProperty.PREFIX + text(parameter, "name"));
            }
        }
        return bound;
    }

    private Element goal(String name) {
        return elements(descriptor.getDocumentElement(), "mojo").stream()
                .filter(mojo -> text(mojo, "goal").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Element parent, String child) {
        return elements(parent, child).get(0).getTextContent();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            elements.add((Element) nodes.item(index));
        }
        return elements;
    }

    private static Document read() {
        try (InputStream stream = RunMojo.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError("the build writes plugin.xml before the tests", e);
        }
    }
}
