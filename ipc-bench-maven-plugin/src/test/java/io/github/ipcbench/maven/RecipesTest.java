package io.github.ipcbench.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What people copy out of this repository: recipes, the one-file project, the image, commands of the documentation. */
class RecipesTest {
    private static final Path ROOT = Path.of("..");
    private static final Path RECIPES = ROOT.resolve("recipes");
    private static final Pattern COORDINATES =
            Pattern.compile("io\\.github\\.ipcbench:ipc-bench-maven-plugin(?::([^\\s:`\"]+))?(?::([a-z]+))?");
    private static final Pattern VARIABLE_GOAL =
            Pattern.compile("(?:\\$IPCBENCH|\\{\\{ plugin }}|(?<![.\\w])ipcbench):([a-z]+)");
    private static final Pattern PROPERTY = Pattern.compile("-Dipcbench\\.([A-Za-z]+)");

    private final Element plugin = descriptor();

    static Stream<Path> recipes() {
        return list(RECIPES);
    }

    /** All that shows commands, beside the changelog, which tells of former ones. */
    static Stream<Path> whatPeopleCopy() {
        return Stream.of(
                        Stream.of("README.md", "Containerfile", "examples/pom.xml")
                                .map(ROOT::resolve),
                        recipes(),
                        list(ROOT.resolve("src/site/markdown")),
                        list(ROOT.resolve("src/site/markdown/examples")))
                .flatMap(files -> files);
    }

    @ParameterizedTest
    @MethodSource("whatPeopleCopy")
    void goalsPropertiesAndTheVersionAreOurs(Path file) throws IOException {
        String text = Files.readString(file);

        assertThat(COORDINATES.matcher(text).results().map(match -> match.group(1)))
                .as("versions")
                .allMatch(version -> version == null || version.equals(text(plugin, "version")));
        assertThat(Stream.concat(
                                COORDINATES.matcher(text).results().map(match -> match.group(2)),
                                VARIABLE_GOAL.matcher(text).results().map(match -> match.group(1)))
                        .filter(goal -> goal != null))
                .isSubsetOf(goals());
        assertThat(PROPERTY.matcher(text).results().map(match -> match.group(1)))
                .isSubsetOf(properties());
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void aRecipeIsYamlWithoutAKeyTwiceAndUsesThePlugin(Path recipe) throws IOException {
        assertThat(documents(recipe))
                .isNotEmpty()
                .allSatisfy(document -> assertThat(document).isNotNull());
        assertThat(COORDINATES.matcher(Files.readString(recipe)).find()).isTrue();
    }

    /** Away from this repository the prefix is unknown: a recipe has the whole coordinates. */
    @ParameterizedTest
    @MethodSource("recipes")
    void aRecipeNamesNoGoalByThePrefix(Path recipe) throws IOException {
        assertThat(Files.readString(recipe)).doesNotContainPattern("\\bmvn\\b[^\n]* ipcbench:");
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void theReadmeLeadsToTheRecipe(Path recipe) throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("(recipes/" + recipe.getFileName() + ")");
    }

    static Stream<Arguments> scripts() {
        return recipes().flatMap(recipe -> {
            List<String> found = new ArrayList<>();
            documents(recipe).forEach(document -> collectScripts(document, found));
            return found.stream().map(script -> arguments(recipe.getFileName(), script));
        });
    }

    @Tag("forks")
    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptOfARecipeParses(Path recipe, String script, @TempDir Path folder)
            throws IOException, InterruptedException {
        // An expression of the host's own is a word to a shell by then.
        Path file = Files.writeString(folder.resolve("script"), script.replaceAll("\\$\\{\\{[^}]*}}", "word"));

        Process bash = new ProcessBuilder("bash", "-n", file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(bash.waitFor()).as(recipe.toString()).isZero();
    }

    @Test
    void everyJobOfTheClusterHasWhatAJobNeedsAndNoRights() {
        assertThat(documents(RECIPES.resolve("kubernetes-job.yaml"))).hasSize(2).allSatisfy(job -> {
            assertThat(at(job, "apiVersion")).isEqualTo("batch/v1");
            assertThat(at(job, "kind")).isEqualTo("Job");
            assertThat(at(job, "metadata", "name")).isInstanceOf(String.class);
            assertThat(at(job, "spec", "template", "spec", "restartPolicy")).isEqualTo("Never");
            assertThat(at(job, "spec", "template", "spec", "securityContext", "runAsNonRoot"))
                    .isEqualTo(true);
            List<?> containers = (List<?>) at(job, "spec", "template", "spec", "containers");
            assertThat(containers).hasSize(1);
            assertThat((String) at(containers.get(0), "image"))
                    .matches("ipc-bench:" + text(plugin, "version").replace("-SNAPSHOT", ""));
        });
    }

    @Test
    void theImagesBaseIsPinnedAndItsLastUserIsNotRoot() throws IOException {
        List<String> steps = containerSteps();
        Set<String> stages = new TreeSet<>();
        String user = "root";
        for (String step : steps) {
            String[] words = step.split("\\s+", -1);
            if (words[0].equals("FROM")) {
                assertThat(stages.contains(words[1]) || words[1].matches("[a-z]+:\\d+\\.\\d+\\S*"))
                        .as("pinned: %s", words[1])
                        .isTrue();
                user = "root";
                if (words.length == 4) {
                    stages.add(words[3]);
                }
            } else if (words[0].equals("USER")) {
                user = words[1];
            }
        }
        assertThat(user).matches("[1-9]\\d*");
        assertThat(steps).filteredOn(step -> step.startsWith("ENTRYPOINT")).hasSize(1);
    }

    @Test
    void everythingTheImageTakesFromThisRepositoryIsThere() throws IOException {
        List<String> taken = new ArrayList<>();
        for (String step : containerSteps()) {
            if (step.startsWith("COPY ") && !step.contains("--from=")) {
                taken.addAll(List.of(step.split("\\s+", -1)).subList(1, step.split("\\s+", -1).length - 1));
            }
        }
        assertThat(taken)
                .contains("pom.xml")
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
        assertThat(modules())
                .allSatisfy(module ->
                        assertThat(taken).anyMatch(path -> module.equals(path) || module.startsWith(path + "/")));
    }

    /** The steps that no engine has to run to be tried are those of src/it/one-file. */
    @Test
    void theImageMeasuresByWhatItBroughtIn() throws IOException {
        String coordinates = "io.github.ipcbench:ipc-bench-maven-plugin:" + text(plugin, "version");
        assertThat(containerSteps())
                .contains(
                        "RUN mvn -B -q " + coordinates + ":help",
                        "ENTRYPOINT [\"mvn\", \"-B\", \"-o\"]",
                        "CMD [\"" + coordinates
                                + ":run\", \"-Dipcbench.preset=glance\", \"-Dipcbench.outputDirectory=/results\"]");
    }

    private static List<String> containerSteps() throws IOException {
        return Files.readString(ROOT.resolve("Containerfile"))
                .replaceAll("(?m)^#.*\n", "")
                .replaceAll("\\\\\n\\s*", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static List<String> modules() throws IOException {
        Matcher module = Pattern.compile("<module>(.*)</module>").matcher(Files.readString(ROOT.resolve("pom.xml")));
        return module.results().map(match -> match.group(1)).toList();
    }

    private Set<String> goals() {
        Set<String> goals = new TreeSet<>();
        elements(plugin, "goal").forEach(goal -> goals.add(goal.getTextContent()));
        return goals;
    }

    private Set<String> properties() {
        Set<String> properties = new TreeSet<>();
        for (Element parameter : elements(plugin, "parameter")) {
            properties.add(text(parameter, "name"));
        }
        return properties;
    }

    private static List<Object> documents(Path recipe) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        try (InputStream stream = Files.newInputStream(recipe)) {
            List<Object> documents = new ArrayList<>();
            new Yaml(new SafeConstructor(strict)).loadAll(stream).forEach(documents::add);
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is under a key that a shell runs. */
    private static void collectScripts(Object node, List<String> found) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (Set.of("run", "script", "before_script", "after_script").contains(String.valueOf(key))) {
                    if (value instanceof List<?> lines) {
                        lines.forEach(line -> found.add((String) line));
                    } else {
                        found.add((String) value);
                    }
                } else {
                    collectScripts(value, found);
                }
            });
        } else if (node instanceof List<?> list) {
            list.forEach(each -> collectScripts(each, found));
        }
    }

    private static Object at(Object node, String... path) {
        Object found = node;
        for (String key : path) {
            found = ((Map<?, ?>) found).get(key);
        }
        return found;
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Element parent, String child) {
        return elements(parent, child).get(0).getTextContent();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            Node node = nodes.item(index);
            elements.add((Element) node);
        }
        return elements;
    }

    private static Element descriptor() {
        try (InputStream stream = RunMojo.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(stream)
                    .getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError("the build writes plugin.xml before the tests", e);
        }
    }
}
