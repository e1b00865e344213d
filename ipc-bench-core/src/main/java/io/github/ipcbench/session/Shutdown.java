package io.github.ipcbench.session;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The end of this JVM by a signal, held up until what was measured is reported. */
public final class Shutdown implements AutoCloseable {
    /** Enough for the session's thread to notice that its workers are gone, and to report. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** A report that is being written by then is done within seconds even on a loaded machine; what lasts longer is stuck. */
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(10);

    private static final long POLL_MILLIS = 10;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    private Shutdown(BooleanSupplier late) {
        this.hook = new Thread(() -> hold(late), "ipcbench-report");
    }

    /**
     * Holds up every shutdown until closed, though not for ever.
     *
     * @param late run by the hook when the session's thread is not done in good time; false when that thread is at it
     */
    public static Shutdown holdUp(BooleanSupplier late) {
        Shutdown shutdown = new Shutdown(late);
        tryAdd(shutdown.hook);
        return shutdown;
    }

    private void hold(BooleanSupplier late) {
        try {
            if (!over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) && !late.getAsBoolean()) {
                over.await(LAST_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the JVM is on its way down. */
    public static boolean isUnderWay() {
        Thread probe = new Thread(() -> {}, "ipcbench-probe");
        return !tryAdd(probe) || !tryRemove(probe);
    }

    /**
     * Whether the JVM goes down now or in a moment. A terminal's Ctrl-C reaches workers and controller alike, and a
     * worker's end can be noticed first.
     */
    public static boolean isUnderWayWithin(Duration moment) throws InterruptedException {
        long end = System.nanoTime() + moment.toNanos();
        while (!isUnderWay()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return true;
    }

    /** Adds a hook, unless the JVM is shutting down already; then says false. */
    static boolean tryAdd(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return true;
        } catch (IllegalStateException shuttingDown) {
            return false;
        }
    }

    /** Removes a hook, unless the JVM is shutting down; then says false. */
    static boolean tryRemove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            return true;
        } catch (IllegalStateException shuttingDown) {
            return false;
        }
    }

    /** Lets a shutdown go on. */
    @Override
    public void close() {
        over.countDown();
        tryRemove(hook);
    }
}
