package io.github.ipcbench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A measured session with a value left out, repeated or replaced, at one place or several: refused, or shown. */
public final class StructureFuzz {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonNode SESSION = shortened();

    /** The places of each kind of value: those whose paths differ in the indexes of lists alone. */
    private static final List<List<Place>> KINDS = kinds();

    private StructureFuzz() {}

    /** Two bytes choose the kind of place, one the place, one the mutation. */
    public static void fuzzerTestOneInput(byte[] input) {
        JsonNode session = SESSION.deepCopy();
        for (int at = 0; at + 4 <= input.length; at += 4) {
            int kind = Byte.toUnsignedInt(input[at]) << 8 | Byte.toUnsignedInt(input[at + 1]);
            List<Place> places = KINDS.get(kind % KINDS.size());
            Place place = places.get(Byte.toUnsignedInt(input[at + 2]) % places.size());
            place.mutate(session, Byte.toUnsignedInt(input[at + 3]));
        }
        ReportFuzz.fuzzerTestOneInput(session.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Every mutation of every kind of place, once, as an input; kinds have their places in turn. */
    static List<byte[]> all() {
        List<byte[]> inputs = new ArrayList<>();
        for (int kind = 0; kind < KINDS.size(); kind++) {
            int mutations = mutations(KINDS.get(kind).get(0).in(SESSION)).size() + Place.OF_ANY;
            for (int mutation = 0; mutation < mutations; mutation++) {
                inputs.add(new byte[] {(byte) (kind >> 8), (byte) kind, (byte) inputs.size(), (byte) mutation});
            }
        }
        return inputs;
    }

    /** Says what an input of one mutation does. */
    static String told(byte[] input) {
        int kind = Byte.toUnsignedInt(input[0]) << 8 | Byte.toUnsignedInt(input[1]);
        return KINDS.get(kind).get(0) + ", mutation " + input[3];
    }

    /** Two rounds are enough to have every kind of value. */
    private static JsonNode shortened() {
        JsonNode session = FullSession.json();
        ArrayNode runs = (ArrayNode) session.get("runs");
        while (runs.size() > 10) {
            runs.remove(runs.size() - 1);
        }
        return session;
    }

    private static List<List<Place>> kinds() {
        Map<String, List<Place>> kinds = new LinkedHashMap<>();
        collect(SESSION, new ArrayList<>(), kinds);
        return List.copyOf(kinds.values());
    }

    private static void collect(JsonNode node, List<String> path, Map<String, List<Place>> kinds) {
        if (!path.isEmpty()) {
            String kind = String.join(".", path).replaceAll("\\.[0-9]+", "[]");
            kinds.computeIfAbsent(kind, any -> new ArrayList<>()).add(new Place(List.copyOf(path)));
        }
        List<String> names = new ArrayList<>();
        if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                names.add(Integer.toString(index));
            }
        } else {
            node.fieldNames().forEachRemaining(names::add);
        }
        for (String name : names) {
            path.add(name);
            collect(child(node, name), path, kinds);
            path.remove(path.size() - 1);
        }
    }

    private static JsonNode child(JsonNode node, String name) {
        return node.isArray() ? node.get(Integer.parseInt(name)) : node.get(name);
    }

    /** What a value of this type is replaced by. */
    private static List<JsonNode> mutations(JsonNode value) {
        List<JsonNode> mutations = new ArrayList<>(List.of(JSON.nullNode(), JSON.numberNode(0), JSON.textNode("")));
        if (value.isNumber()) {
            for (long whole : new long[] {1, -1, 61, Integer.MAX_VALUE, 1L << 60, Long.MAX_VALUE, Long.MIN_VALUE}) {
                mutations.add(JSON.numberNode(whole));
            }
            for (double fraction : new double[] {0.5, Double.MIN_VALUE, 1e-9, 1e18, -1e18, 1e308, -1e308}) {
                mutations.add(JSON.numberNode(fraction));
            }
        } else if (value.isTextual()) {
            for (String text : List.of("1", "-", "a, b", "\u001b[2J\u202e\n<b>", "socket", "long ".repeat(300))) {
                mutations.add(JSON.textNode(text));
            }
        } else if (value.isBoolean()) {
            mutations.add(JSON.booleanNode(!value.booleanValue()));
        } else if (value.isArray()) {
            ArrayNode twice = JSON.arrayNode();
            value.forEach(twice::add);
            value.forEach(twice::add);
            ArrayNode reversed = JSON.arrayNode();
            value.forEach(each -> reversed.insert(0, each));
            mutations.addAll(List.of(JSON.arrayNode(), JSON.arrayNode().addNull(), twice, reversed));
        } else if (value.isObject()) {
            ObjectNode more = value.deepCopy();
            more.put("more", 1);
            mutations.addAll(List.of(JSON.objectNode(), more));
        }
        return mutations;
    }

    /** Where a value stands: names, and indexes of lists. */
    private record Place(List<String> path) {
        /** Left out, and repeated in its list. */
        static final int OF_ANY = 2;

        JsonNode in(JsonNode session) {
            JsonNode node = session;
            for (String name : path) {
                node = node == null ? null : child(node, name);
            }
            return node;
        }

        /** Does nothing where another mutation has taken the place away. */
        void mutate(JsonNode session, int mutation) {
            JsonNode value = in(session);
            JsonNode parent = new Place(path.subList(0, path.size() - 1)).in(session);
            if (value == null || parent == null) {
                return;
            }
            List<JsonNode> values = mutations(value);
            int chosen = mutation % (values.size() + OF_ANY);
            String name = path.get(path.size() - 1);
            if (parent instanceof ObjectNode object) {
                if (chosen < values.size()) {
                    object.set(name, values.get(chosen));
                } else {
                    object.remove(name);
                }
            } else if (parent instanceof ArrayNode array) {
                int index = Integer.parseInt(name);
                if (chosen < values.size()) {
                    array.set(index, values.get(chosen));
                } else if (chosen == values.size()) {
                    array.remove(index);
                } else {
                    array.insert(index, value.deepCopy());
                }
            }
        }

        @Override
        public String toString() {
            return String.join(".", path);
        }
    }
}
