package io.github.ipcbench.transport.catalog;

import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.transport.CorruptMessageException;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.MessageTooLargeException;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Moves one message of a mode from end to end within this process, to see whether it goes; nothing is timed. */
public final class ModeTrial {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration HEAD_START = Duration.ofMillis(200);

    private ModeTrial() {}

    /**
     * Moves what the sender's message holds.
     *
     * @param in what the receiver works with
     * @param out what the sender works with: another message, and a way to the kernel of its own
     * @throws MessageTooLargeException when this machine cannot carry the message in this mode
     * @throws IOException when an end cannot be opened, nothing arrives, or not what was sent
     */
    public static void run(TransportProvider transport, Mode mode, TransportContext in, TransportContext out)
            throws IOException, InterruptedException {
        ModeCatalog.requireCarried(mode, out);
        move(transport, mode, in, out, PATIENCE);
    }

    static void move(
            TransportProvider transport, Mode mode, TransportContext in, TransportContext out, Duration patience)
            throws IOException, InterruptedException {
        MessageReceiver receiver = transport.openReceiver(mode, in);
        try (End receiving = new End("arrived", receiver::receive, receiver)) {
            MessageSender sender = transport.openSender(mode, out);
            try (End sending = new End("sent", sender::send, sender)) {
                sending.start();
                // A message that cannot be sent has no receiver wait for it; one that needs a reader first gets it.
                if (sending.endsWithin(HEAD_START)) {
                    sending.finish(patience);
                }
                receiving.start();
                sending.finish(patience);
                receiving.finish(patience);
                if (!receiver.place()
                        .orElse(in.message())
                        .clear()
                        .equals(out.message().clear())) {
                    throw new CorruptMessageException("the message that arrived is not the one that was sent");
                }
            }
        }
    }

    /**
     * One end, whose call runs in a thread of its own: a call that hangs in the kernel cannot be interrupted, and must not
     * keep the process from ending. Such an end stays open, since the kernel still knows the memory it would free.
     */
    private static final class End implements Closeable {
        private final String done;
        private final FutureTask<Long> task;
        private final Closeable resource;
        private boolean started;

        /** @param done what has happened to the message when the step returns */
        End(String done, Callable<Long> step, Closeable resource) {
            this.done = done;
            this.task = new FutureTask<>(step);
            this.resource = resource;
        }

        void start() {
            Thread thread = new Thread(task, "mode-trial-" + done);
            thread.setDaemon(true);
            thread.start();
            started = true;
        }

        boolean endsWithin(Duration patience) throws InterruptedException {
            try {
                task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (ExecutionException failed) {
                return true;
            } catch (TimeoutException late) {
                return false;
            }
        }

        void finish(Duration patience) throws IOException, InterruptedException {
            try {
                task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                throw new IOException("no message " + done + " within " + patience.toMillis() + " ms", late);
            } catch (ExecutionException failed) {
                Throwable cause = failed.getCause();
                throw new IOException(
                        "no message " + done + ": " + (cause instanceof KernelException ? cause.getMessage() : cause),
                        cause);
            }
        }

        @Override
        public void close() throws IOException {
            if (!started || task.isDone()) {
                resource.close();
            }
        }
    }
}
