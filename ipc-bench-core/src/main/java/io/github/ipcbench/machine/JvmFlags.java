package io.github.ipcbench.machine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** The flags that a Java runtime runs with: as it was given them, and what it chose where none was given. */
public final class JvmFlags {
    private static final List<String> COLLECTORS =
            List.of("UseSerialGC", "UseParallelGC", "UseG1GC", "UseZGC", "UseShenandoahGC", "UseEpsilonGC");

    /** What a JVM derives from the machine's memory where it is not given. */
    static final String MAX_HEAP = "-XX:MaxHeapSize=";

    private JvmFlags() {}

    /** Those of this runtime. */
    public static List<String> ofThisRuntime() {
        List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
        List<String> flags = new ArrayList<>(given);
        HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (hotSpot == null) {
            return List.copyOf(flags);
        }
        COLLECTORS.stream()
                .filter(name -> value(hotSpot, name).equals("true"))
                .map(name -> "-XX:+" + name)
                .filter(flag -> !given.contains(flag))
                .forEach(flags::add);
        String heap = value(hotSpot, "MaxHeapSize");
        if (!heap.isEmpty() && given.stream().noneMatch(flag -> flag.startsWith("-Xmx"))) {
            flags.add(MAX_HEAP + heap);
        }
        return List.copyOf(flags);
    }

    /** Empty for a flag that this runtime does not know. */
    private static String value(HotSpotDiagnosticMXBean hotSpot, String name) {
        try {
            return hotSpot.getVMOption(name).getValue();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
