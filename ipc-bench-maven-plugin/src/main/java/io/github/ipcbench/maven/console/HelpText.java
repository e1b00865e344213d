package io.github.ipcbench.maven.console;

import io.github.ipcbench.plan.PlanProperty;
import io.github.ipcbench.plan.PlanProperty.Theme;
import io.github.ipcbench.report.ConsoleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** The goals and what they take, as lines for a console: a goal's properties by theme, those of the goal alone last. */
public final class HelpText {
    private HelpText() {}

    /**
     * All goals.
     *
     * @param detail whether to tell what each takes
     */
    public static List<String> ofAll(PluginDescriptor plugin, boolean detail) {
        List<String> lines = new ArrayList<>();
        lines.add(plugin.getGoalPrefix() + " has these goals; -Dgoal=run tells what one of them takes.");
        for (MojoDescriptor goal : goals(plugin)) {
            lines.addAll(of(plugin, goal, detail));
        }
        return lines;
    }

    /**
     * One goal, and what it takes.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    public static List<String> of(PluginDescriptor plugin, String name) {
        List<MojoDescriptor> goals = goals(plugin);
        return goals.stream()
                .filter(goal -> goal.getGoal().equals(name))
                .findFirst()
                .map(goal -> of(plugin, goal, true))
                .orElseThrow(() -> new IllegalArgumentException("goal: '" + name + "' is none; valid: "
                        + String.join(
                                ", ",
                                goals.stream().map(MojoDescriptor::getGoal).toList())));
    }

    private static List<MojoDescriptor> goals(PluginDescriptor plugin) {
        return plugin.getMojos().stream()
                .sorted(Comparator.comparing(MojoDescriptor::getGoal))
                .toList();
    }

    private static List<String> of(PluginDescriptor plugin, MojoDescriptor goal, boolean detail) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(plugin.getGoalPrefix() + ":" + goal.getGoal());
        wrap("  ", goal.getDescription(), lines);
        if (detail) {
            for (Theme theme : Theme.values()) {
                group(
                        theme.title(),
                        goal,
                        property ->
                                property.filter(known -> known.theme() == theme).isPresent(),
                        lines);
            }
            group("Of this goal alone", goal, Optional::isEmpty, lines);
        }
        return lines;
    }

    private static void group(
            String title, MojoDescriptor goal, Predicate<Optional<PlanProperty>> belongs, List<String> lines) {
        List<Parameter> parameters = parameters(goal)
                .filter(parameter -> belongs.test(PlanProperty.named(property(goal, parameter))))
                .sorted(Comparator.comparing(parameter -> PlanProperty.named(property(goal, parameter))
                        .map(PlanProperty::ordinal)
                        .orElse(0)))
                .toList();
        if (!parameters.isEmpty()) {
            lines.add("");
            lines.add("  " + title);
            for (Parameter parameter : parameters) {
                lines.add("    " + property(goal, parameter));
                wrap("      ", parameter.getDescription(), lines);
            }
        }
    }

    /** Those that a user can give. */
    private static Stream<Parameter> parameters(MojoDescriptor goal) {
        return goal.getParameters().stream().filter(Parameter::isEditable);
    }

    /** As given with {@code -D}. */
    private static String property(MojoDescriptor goal, Parameter parameter) {
        String expression =
                goal.getMojoConfiguration().getChild(parameter.getName()).getValue("");
        return expression.replace("${", "").replace("}", "");
    }

    private static void wrap(String indent, String text, List<String> lines) {
        for (String paragraph : text.strip().split("\n", -1)) {
            ConsoleText.broken(paragraph.strip(), "", ConsoleText.WIDTH - indent.length())
                    .forEach(line -> lines.add(indent + line));
        }
    }
}
