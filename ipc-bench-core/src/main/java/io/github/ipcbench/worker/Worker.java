package io.github.ipcbench.worker;

import io.github.ipcbench.host.CpuAffinity;
import io.github.ipcbench.host.CpuClocks;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.PayloadBytes;
import io.github.ipcbench.protocol.ControlMessage.Configure;
import io.github.ipcbench.protocol.ControlMessage.Ready;
import io.github.ipcbench.protocol.ControlMessage.StartWindow;
import io.github.ipcbench.protocol.ControlMessage.WindowFinished;
import io.github.ipcbench.transport.ModeCatalog;
import io.github.ipcbench.transport.SocketBuffers;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One configured end of a run: owns its transport and its clocks, and runs one window after the other. */
final class Worker implements Closeable {
    private final MessageLoop loop;
    private final CpuClocks clocks = new CpuClocks();

    private Worker(MessageLoop loop) {
        this.loop = loop;
    }

    /**
     * Opens the end that is asked for, on the thread that will move the messages.
     *
     * @throws io.github.ipcbench.transport.MessageTooLargeException when the mode cannot carry the message here
     */
    static Worker open(Configure configure) throws IOException {
        configure.cpu().ifPresent(CpuAffinity::pin);
        ModeCatalog catalog = ModeCatalog.load(Worker.class.getClassLoader());
        Mode mode = catalog.mode(configure.mode());
        TransportProvider transport = catalog.provider(mode);
        ByteBuffer message = ByteBuffer.allocateDirect(configure.payloadBytes());
        TransportContext context = new TransportContext(
                message,
                configure.descriptors(),
                configure.waitStrategy(),
                configure.socketDirectory(),
                configure.fileDirectory(),
                configure.memoryDirectory(),
                StepRecorder.NONE);
        MessageHeader header = new MessageHeader(message);
        return switch (configure.role()) {
            case SENDER -> {
                PayloadBytes.fill(message, configure.payload(), configure.seed());
                yield new Worker(new MessageLoop.Sending(transport.openSender(mode, context), header));
            }
            case RECEIVER -> new Worker(new MessageLoop.Receiving(transport.openReceiver(mode, context), header));
        };
    }

    Ready ready() throws IOException {
        SocketBuffers buffers = loop.socketBuffers();
        return new Ready(
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                buffers.sendBytes(),
                buffers.receiveBytes());
    }

    WindowFinished run(StartWindow window) throws IOException {
        WindowClocks start = WindowClocks.start(clocks);
        long bytes = loop.move(window.messages(), window.checksumStride());
        return new WindowFinished(start.finish(bytes));
    }

    @Override
    public void close() throws IOException {
        clocks.close();
        loop.close();
    }
}
