package io.github.ipcbench.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the sizes of messages: whole numbers of bytes, of 1024 bytes ({@code k}) or of 1024 times as many ({@code m}). */
final class SizesReader {
    private static final Pattern SIZE = Pattern.compile("\\+?([0-9]+)([km]?)");

    /** What people write for units elsewhere. */
    private static final Pattern MEANT = Pattern.compile("([0-9]{1,10})\\s*(b|bytes?|[kmg](?:i?b)?)");

    private final PropertyReader properties;

    SizesReader(PropertyReader properties) {
        this.properties = properties;
    }

    /** The sizes given, or else those by default. */
    List<Integer> read(List<Integer> byDefault) {
        Optional<String> value = properties.value(PlanProperty.SIZE);
        if (value.isEmpty()) {
            return byDefault;
        }
        List<Integer> sizes = new ArrayList<>();
        for (String text : PropertyReader.commaSeparated(value.get())) {
            OptionalInt size = size(text);
            if (size.isPresent() && sizes.contains(size.getAsInt())) {
                properties.refuse(
                        PlanProperty.SIZE,
                        Quoted.of(text) + " names the size " + size.getAsInt() + " once more; name each size once");
            } else {
                size.ifPresent(sizes::add);
            }
        }
        return sizes.isEmpty() ? byDefault : sizes;
    }

    private OptionalInt size(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            refuse(Quoted.of(text) + " is not a size" + meant(text));
            return OptionalInt.empty();
        }
        try {
            long bytes = Math.multiplyExact(Long.parseLong(size.group(1)), factor(size.group(2)));
            if (BenchmarkPlan.HEADER_BYTES <= bytes && bytes <= BenchmarkPlan.MAX_PAYLOAD_BYTES) {
                return OptionalInt.of(Math.toIntExact(bytes));
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // More than a long holds: out of range like any other size that is too large.
        }
        refuse(Quoted.of(text) + " is out of range; ");
        return OptionalInt.empty();
    }

    private static long factor(String unit) {
        return unit.isEmpty() ? 1 : unit.equals("k") ? 1 << 10 : 1 << 20;
    }

    private static String meant(String text) {
        Matcher meant = MEANT.matcher(text.toLowerCase(Locale.ROOT));
        if (!meant.matches()) {
            return "; ";
        }
        String number = meant.group(1);
        String size = switch (meant.group(2).charAt(0)) {
            case 'b' -> number;
            case 'g' -> number.equals("1") ? "1024m" : "";
            default -> number + meant.group(2).charAt(0);
        };
        return size.isEmpty() ? "; " : "; did you mean " + size + "? ";
    }

    private void refuse(String problem) {
        properties.refuse(PlanProperty.SIZE, problem + "valid: " + PlanProperty.SIZE.valid());
    }
}
