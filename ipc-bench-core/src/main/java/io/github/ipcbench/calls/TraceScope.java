package io.github.ipcbench.calls;

import io.github.ipcbench.plan.CallList;
import io.github.ipcbench.plan.TraceMarkers;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which calls a trace shows. */
public sealed interface TraceScope {

    /** Every call of every thread: what a call list is proved with. Other threads' calls slow the run down. */
    record AllCalls() implements TraceScope {}

    /** Only these calls and the markers; all others run at nearly full speed and cannot be seen. */
    record Only(SortedSet<String> calls) implements TraceScope {
        private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

        public Only {
            SortedSet<String> withMarkers = new TreeSet<>(calls);
            withMarkers.add(TraceMarkers.CALL);
            for (String call : withMarkers) {
                if (!NAME.matcher(call).matches()) {
                    throw new IllegalArgumentException(
                            "traced calls: lower-case names of system calls are valid, got '" + call + "'");
                }
            }
            calls = Collections.unmodifiableSortedSet(withMarkers);
        }
    }

    /** Only the call that a worker makes to be stopped; no marker is seen, so no window can be read. */
    record Stops() implements TraceScope {}

    /** Every call. */
    static TraceScope allCalls() {
        return new AllCalls();
    }

    /** The calls of one mode's call list, both sides. */
    static TraceScope only(CallList list) {
        return new Only(list.calls());
    }
}
