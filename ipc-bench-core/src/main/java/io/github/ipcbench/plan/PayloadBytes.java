package io.github.ipcbench.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** Fills a message's bytes behind its header from their source; the same source and seed give the same bytes. */
public final class PayloadBytes {
    private static final byte[] NAME_PREFIX = "user-".getBytes(StandardCharsets.US_ASCII);
    private static final int NAME_BYTES = 32;
    private static final int RULE_BYTES = 96;

    private PayloadBytes() {}

    /**
     * Fills the buffer from {@link BenchmarkPlan#HEADER_BYTES} to its end. Of a file, the first bytes are left out too:
     * the header stands in their place.
     *
     * @throws IOException when a payload file cannot be read
     */
    public static void fill(ByteBuffer message, Payload payload, long seed) throws IOException {
        ByteBuffer bytes = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        bytes.clear().position(BenchmarkPlan.HEADER_BYTES);
        if (payload instanceof Payload.Struct) {
            fillWithRecords(bytes, new Random(seed));
        } else if (payload instanceof Payload.Random) {
            fillAtRandom(bytes, new Random(seed));
        } else if (payload instanceof Payload.Zeros) {
            fillWithZeros(bytes);
        } else if (payload instanceof Payload.FromFile file) {
            fillFrom(file.path(), bytes);
        }
    }

    /** Access rules as a server keeps them: flags, ports, addresses, a padded name, and unused fields left at zero. */
    private static void fillWithRecords(ByteBuffer bytes, Random random) {
        byte[] rule = new byte[RULE_BYTES];
        ByteBuffer fields = ByteBuffer.wrap(rule).order(ByteOrder.LITTLE_ENDIAN);
        for (int number = 0; bytes.hasRemaining(); number++) {
            java.util.Arrays.fill(rule, (byte) 0);
            fields.clear()
                    .putInt(number)
                    .putInt(1 << random.nextInt(8))
                    .putShort((short) random.nextInt(1 << 16))
                    .putShort((short) (random.nextInt(4) == 0 ? 443 : 80))
                    .putInt(0x0a000000 | random.nextInt(1 << 16))
                    .putInt(0xffffff00)
                    .putLong(0x00007f0000000000L + ((long) random.nextInt(1 << 20) << 4))
                    .put(NAME_PREFIX);
            putInBase36(fields, random.nextInt(1 << 20));
            fields.position(RULE_BYTES - NAME_BYTES).putLong(random.nextInt(100_000));
            bytes.put(rule, 0, Math.min(RULE_BYTES, bytes.remaining()));
        }
    }

    /** Without a string for each record: with large messages those would fill a worker's heap. */
    private static void putInBase36(ByteBuffer fields, int number) {
        int place = 1;
        while (number / place >= Character.MAX_RADIX) {
            place *= Character.MAX_RADIX;
        }
        for (; place > 0; place /= Character.MAX_RADIX) {
            fields.put((byte) Character.forDigit(number / place % Character.MAX_RADIX, Character.MAX_RADIX));
        }
    }

    private static void fillAtRandom(ByteBuffer bytes, Random random) {
        while (bytes.remaining() >= Long.BYTES) {
            bytes.putLong(random.nextLong());
        }
        while (bytes.hasRemaining()) {
            bytes.put((byte) random.nextInt());
        }
    }

    private static void fillWithZeros(ByteBuffer bytes) {
        byte[] zeros = new byte[8192];
        while (bytes.hasRemaining()) {
            bytes.put(zeros, 0, Math.min(zeros.length, bytes.remaining()));
        }
    }

    /** Reads no more of the file than the message has room for; starts again at its end. */
    private static void fillFrom(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel source = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = source.size();
            if (size == 0) {
                throw new IOException("ipcbench.payload: the file is empty");
            }
            long offset = BenchmarkPlan.HEADER_BYTES % size;
            while (bytes.hasRemaining()) {
                int count = source.read(bytes, offset);
                if (count < 0 && offset == 0) {
                    throw new IOException("ipcbench.payload: the file became empty while it was read");
                }
                offset = count < 0 ? 0 : offset + count;
            }
        }
    }
}
