package io.github.ipcbench.worker;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.machine.AccountingProbe;
import io.github.ipcbench.machine.EnvironmentProbe;
import io.github.ipcbench.machine.JvmFlags;
import io.github.ipcbench.machine.LimitsProbe;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.PayloadBytes;
import io.github.ipcbench.protocol.ControlMessage.Configure;
import io.github.ipcbench.protocol.ControlMessage.FindLimits;
import io.github.ipcbench.protocol.ControlMessage.HostDescribed;
import io.github.ipcbench.protocol.ControlMessage.LimitsFound;
import io.github.ipcbench.protocol.ControlMessage.ModeTried;
import io.github.ipcbench.protocol.ControlMessage.TryMode;
import io.github.ipcbench.results.LargestDatagram;
import io.github.ipcbench.results.LimitRow;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.catalog.ModeTrial;
import io.github.ipcbench.transport.datagram.DatagramLimits.Largest;
import io.github.ipcbench.transport.datagram.DatagramProbe;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a worker that opens no end of a run is asked about this machine: its controller makes no native call. */
final class HostFindings {
    private HostFindings() {}

    static HostDescribed host() {
        Linux linux = Linux.ofThisProcess();
        return new HostDescribed(
                AccountingProbe.detect(linux),
                EnvironmentProbe.javaDescription(),
                linux.way().id(),
                JvmFlags.ofThisRuntime(),
                largestDatagram(linux));
    }

    private static Optional<LargestDatagram> largestDatagram(Linux linux) {
        try {
            List<Largest> found = DatagramProbe.largest(linux);
            return Optional.of(new LargestDatagram(result(found.get(0)), result(found.get(1))));
        } catch (IOException | RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static LargestDatagram.Found result(Largest found) {
        return new LargestDatagram.Found(found.sendBufferBytes(), found.datagramBytes(), found.reason());
    }

    static LimitsFound limits(FindLimits asked) {
        return new LimitsFound(LimitsProbe.run(asked.tempDirectory()), sockets(asked));
    }

    private static List<LimitRow> sockets(FindLimits asked) {
        try {
            return DatagramRows.of(
                    DatagramProbe.run(Linux.ofThisProcess(), asked.socketDirectory(), asked.messageBytes()),
                    asked.messageBytes());
        } catch (IOException | RuntimeException | LinkageError e) {
            return List.of(LimitRow.missing("datagrams", "could not be tried: " + e.getMessage()));
        }
    }

    /** @throws IOException when the mode does not work here */
    static ModeTried tryMode(TryMode asked) throws IOException, InterruptedException {
        Configure sender = asked.sender();
        Mode mode = Worker.CATALOG.mode(sender.key().mode());
        // One Linux each, for each end has a thread of its own.
        TransportContext in = Worker.context(sender, Linux.ofThisProcess(), StepRecorder.NONE);
        TransportContext out = Worker.context(sender, Linux.ofThisProcess(), StepRecorder.NONE);
        PayloadBytes.fill(out.message(), sender.payload(), sender.seed());
        ModeTrial.run(Worker.CATALOG.provider(mode), mode, in, out);
        return new ModeTried();
    }
}
