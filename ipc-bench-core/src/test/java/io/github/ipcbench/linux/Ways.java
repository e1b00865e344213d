package io.github.ipcbench.linux;

import io.github.ipcbench.plan.NativeChoice;
import java.util.List;

/** The ways into native code that this JDK has. */
public final class Ways {
    private Ways() {}

    /** Both on JDK 22 and later; what is tested with one must hold with the other. */
    public static List<NativeChoice> here() {
        return Runtime.version().feature() >= NativeChoice.FFM_SINCE
                ? List.of(NativeChoice.FFM, NativeChoice.JNA)
                : List.of(NativeChoice.JNA);
    }
}
