package io.github.ipcbench.session;

import io.github.ipcbench.plan.Case;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** A whole session of one short run in shared memory, for tests that choose what lies around it. */
public final class SurroundedMain {
    private SurroundedMain() {}

    /** Measures; the arguments are where results and files lie, and how large a message is if not as by default. */
    public static void main(String[] arguments) throws Exception {
        Session.measure(
                TestPlans.of(
                        Path.of(arguments[0]),
                        1,
                        OptionalLong.of(300),
                        arguments.length > 1 ? Integer.parseInt(arguments[1]) : 112_192,
                        "mmap-relaxed"),
                "test",
                Optional.empty(),
                new Heard(),
                results -> {});
    }

    private static final class Heard extends SilentListener implements Session.Listener {
        @Override
        public void instrumentedRunStarted(String what, Case key, int number, int total) {}
    }
}
