package io.github.ipcbench.transport.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.TestContexts;
import io.github.ipcbench.transport.TransportContext;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any process of the machine reaches a port. */
@Tag("native")
class TcpStrangerTest {
    @TempDir
    Path directory;

    @Test
    void whoConnectsToThePortBeforeTheSenderIsShutOutAndTheSendersMessageArrives() throws Exception {
        StreamTransport transport = new StreamTransport();
        Mode tcp = transport.modes().stream()
                .filter(mode -> mode.id().equals("tcp"))
                .findFirst()
                .orElseThrow();
        TransportContext in = TestContexts.of(directory, 64, 0);
        TransportContext out = TestContexts.of(directory, 64, 0);
        try (MessageReceiver receiver = transport.openReceiver(tcp, in);
                Socket stranger = new Socket(
                        InetAddress.getLoopbackAddress(),
                        Integer.parseInt(Files.readString(directory.resolve("receiver-port"))));
                MessageSender sender = transport.openSender(tcp, out)) {
            stranger.getOutputStream().write(new byte[64 + Long.BYTES]);
            out.message().putLong(0, 42);
            sender.send();
            receiver.receive();

            assertThat(in.message().getLong(0)).isEqualTo(42);
        }
    }
}
