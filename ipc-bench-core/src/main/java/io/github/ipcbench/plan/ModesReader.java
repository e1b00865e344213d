package io.github.ipcbench.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads which modes are measured: ids and groups in their order, and what a hyphen before them takes away again. */
final class ModesReader {
    /** Those that are measured by default. */
    private static final String ARTICLE = "article";

    private static final String ALL = "all";
    private static final char AWAY = '-';

    private final PropertyReader properties;
    private final List<Mode> known;

    ModesReader(PropertyReader properties, List<Mode> known) {
        this.properties = properties;
        this.known = known;
    }

    /** The modes given, or else those of the preset. */
    List<Mode> read(Preset preset) {
        Optional<String> value = properties.value(PlanProperty.MODES);
        List<String> words = value.map(PropertyReader::commaSeparated).orElse(List.of());
        List<Mode> modes = new ArrayList<>();
        // What begins by taking away takes away from what would be measured otherwise.
        if (words.isEmpty() || words.get(0).startsWith(Character.toString(AWAY))) {
            preset.modeIds().ifPresentOrElse(ids -> ids.forEach(id -> add(id, modes)), () -> add(ARTICLE, modes));
        }
        if (value.isEmpty() && modes.isEmpty()) {
            properties.refuse(PlanProperty.MODES, "no mode is measured by default; known: " + knownIds());
        }
        boolean sound = true;
        for (String word : words) {
            boolean away = !word.isEmpty() && word.charAt(0) == AWAY;
            sound &= away ? takeAway(word, modes) : add(word, modes);
        }
        if (value.isPresent() && sound && modes.isEmpty()) {
            properties.refuse(PlanProperty.MODES, Quoted.of(value.get()) + " leaves no mode; known: " + knownIds());
        }
        return modes;
    }

    private boolean add(String word, List<Mode> modes) {
        Optional<Mode> mode = mode(word);
        if (mode.isPresent() && modes.contains(mode.get())) {
            properties.refuse(
                    PlanProperty.MODES, "mode " + Quoted.of(word) + " is named more than once; name each mode once");
            return false;
        }
        Optional<List<Mode>> named = mode.map(List::of).or(() -> group(word));
        if (named.isEmpty()) {
            refuseUnknown(word);
            return false;
        }
        named.get().stream().filter(each -> !modes.contains(each)).forEach(modes::add);
        return true;
    }

    private boolean takeAway(String word, List<Mode> modes) {
        String name = word.substring(1).strip();
        Optional<List<Mode>> named = mode(name).map(List::of).or(() -> group(name));
        if (named.isEmpty()) {
            refuseUnknown(name);
            return false;
        }
        if (!modes.removeAll(named.get())) {
            properties.refuse(
                    PlanProperty.MODES,
                    Quoted.of(word) + " takes away what does not stand before it; there: "
                            + (modes.isEmpty() ? "none" : ids(modes)));
            return false;
        }
        return true;
    }

    private Optional<Mode> mode(String id) {
        return known.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    private Optional<List<Mode>> group(String name) {
        return switch (name) {
            case ARTICLE -> Optional.of(known.stream().filter(Mode::byDefault).toList());
            case ALL -> Optional.of(known);
            default ->
                Optional.of(known.stream()
                                .filter(each -> !name.isEmpty() && each.group().equals(name))
                                .toList())
                        .filter(modes -> !modes.isEmpty());
        };
    }

    private Stream<String> groups() {
        return Stream.concat(
                Stream.of(ARTICLE, ALL),
                known.stream().map(Mode::group).filter(name -> !name.isEmpty()).distinct());
    }

    private void refuseUnknown(String word) {
        List<String> words =
                Stream.concat(known.stream().map(Mode::id), groups()).toList();
        properties.refuse(
                PlanProperty.MODES,
                "unknown mode " + Quoted.of(word) + Spelling.hint(word, words) + "known: " + knownIds());
    }

    private String knownIds() {
        return known.isEmpty() ? "none" : ids(known);
    }

    private static String ids(List<Mode> modes) {
        return modes.stream().map(Mode::id).collect(Collectors.joining(", "));
    }
}
