package io.github.ipcbench.calls.strace;

/**
 * How much trace a parser accepts before it gives up with an error.
 *
 * @param lineCharacters longest line
 * @param lines most lines
 * @param characters most characters in all
 */
public record StraceLimits(int lineCharacters, long lines, long characters) {
    /** Room for some million messages; with strings cut to nothing, real lines stay below 1,000 characters. */
    public static final StraceLimits DEFAULT = new StraceLimits(1 << 16, 50_000_000L, 8L << 30);

    public StraceLimits {
        if (lineCharacters < 1 || lines < 1 || characters < 1) {
            throw new IllegalArgumentException("strace limits: at least 1 each is needed, got lineCharacters="
                    + lineCharacters + ", lines=" + lines + ", characters=" + characters);
        }
    }
}
