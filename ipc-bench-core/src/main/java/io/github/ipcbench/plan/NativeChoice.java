package io.github.ipcbench.plan;

import java.util.stream.Stream;

/** By what way workers reach the kernel. Both ways make the same calls; what Java adds to the cost of a call differs. */
public enum NativeChoice implements Choice {
    /** The better one that the workers' JDK has. */
    AUTO("auto"),
    /** {@code java.lang.foreign}. */
    FFM("ffm"),
    /** The library JNA. */
    JNA("jna");

    /** The first JDK that has {@code java.lang.foreign}. */
    public static final int FFM_SINCE = 22;

    private final String id;

    NativeChoice(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    /** Whether a JDK of this feature version has it. */
    public boolean isOn(int feature) {
        return this != FFM || feature >= FFM_SINCE;
    }

    /**
     * The choice of this word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static NativeChoice of(String word) {
        return Stream.of(values())
                .filter(each -> each.id.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        PlanProperty.NATIVE + ": unknown choice '" + word + "'; valid: auto, ffm, jna"));
    }

    /** The way itself, never {@link #AUTO}, on a JDK of this feature version. */
    public NativeChoice on(int feature) {
        if (this != AUTO) {
            return this;
        }
        return FFM.isOn(feature) ? FFM : JNA;
    }
}
