package io.github.ipcbench.linux;

import io.github.ipcbench.plan.NativeChoice;
import io.github.ipcbench.plan.PlanProperty;
import java.util.stream.Stream;

/** The way into native code is barred on this JVM or this machine; the message says by what, and what helps. */
public final class NativeAccessException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private NativeAccessException(String message, Throwable cause) {
        super(message, cause);
    }

    static NativeAccessException of(NativeChoice way, Throwable failure) {
        return new NativeAccessException(
                PlanProperty.NATIVE + ": " + way.id() + " cannot be loaded: " + reason(way, failure), failure);
    }

    private static String reason(NativeChoice way, Throwable failure) {
        if (way == NativeChoice.FFM && Runtime.version().feature() < NativeChoice.FFM_SINCE) {
            return "it needs JDK " + NativeChoice.FFM_SINCE + " or later, this is JDK "
                    + Runtime.version().feature();
        }
        Throwable root = Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .reduce(failure, (outer, inner) -> inner);
        if (root instanceof IllegalCallerException) {
            return "this JVM denies native access; --enable-native-access=ALL-UNNAMED permits it";
        }
        return root.getMessage() + "; is the directory for temporary files mounted noexec, read-only or full? "
                + PlanProperty.TEMP_DIRECTORY + " names another";
    }
}
