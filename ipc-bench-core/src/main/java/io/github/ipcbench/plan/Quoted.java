package io.github.ipcbench.plan;

/** A user's value as it is shown in an error: in quotation marks, on one line, of bounded length. */
public final class Quoted {
    private static final int MAX_LENGTH = 200;

    private Quoted() {}

    public static String of(String value) {
        String shown = value.length() <= MAX_LENGTH ? value : value.substring(0, MAX_LENGTH) + "…";
        StringBuilder line = new StringBuilder("'");
        shown.codePoints().forEach(each -> {
            if (breaksLine(each)) {
                line.append("\\u%04x".formatted(each));
            } else {
                line.appendCodePoint(each);
            }
        });
        return line.append('\'').toString();
    }

    private static boolean breaksLine(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isISOControl(codePoint)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
