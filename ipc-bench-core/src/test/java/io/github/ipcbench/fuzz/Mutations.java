package io.github.ipcbench.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

/** Inputs made from others by small damage: what parsers meet in life is nearly right. */
final class Mutations {
    private static final int MOST_CHANGES = 12;
    private static final int LONGEST_PIECE = 64;

    private Mutations() {}

    /** One of the seeds, changed in a few places. */
    static byte[] of(List<byte[]> seeds, Random random) {
        byte[] input = seeds.get(random.nextInt(seeds.size()));
        for (int changes = random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            input = changed(input, seeds.get(random.nextInt(seeds.size())), random);
        }
        return input;
    }

    private static byte[] changed(byte[] input, byte[] other, Random random) {
        int at = random.nextInt(input.length + 1);
        int length = Math.min(random.nextInt(LONGEST_PIECE), input.length - at);
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(input, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> changed.write(random.nextInt(256));
            case 1 -> {
                // cut out: nothing takes its place
            }
            case 2 -> {
                changed.write(input, at, length);
                changed.write(input, at, length);
            }
            case 3 -> {
                int from = random.nextInt(other.length + 1);
                changed.write(other, from, Math.min(length, other.length - from));
            }
            default ->
                changed.writeBytes(Long.toString(random.nextLong() >> random.nextInt(64))
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        changed.write(input, at + length, input.length - at - length);
        return changed.toByteArray();
    }
}
