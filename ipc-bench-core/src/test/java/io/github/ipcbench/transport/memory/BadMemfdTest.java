package io.github.ipcbench.transport.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.transport.CorruptMessageException;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.OpenDescriptors;
import io.github.ipcbench.transport.TestContexts;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.datagram.DatagramSender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner that hands over another memfd than it promised: refused before it is mapped, and closed. */
@Tag("native")
class BadMemfdTest {
    private static final int BYTES = 8192;
    private static final int SHORT = 100;

    private final MemfdTransport transport = new MemfdTransport();

    @TempDir
    Path directory;

    @Test
    void oneThatIsNotSealedIsRefusedWhereASealedOneIsPromised() throws Exception {
        for (String mode : List.of("memfd-sealed", "hybrid")) {
            refuses(
                    mode,
                    context -> allocated(context, BYTES, 0),
                    "memfd: it is not sealed as promised: seals 0x1, not 0xf; it is not mapped");
        }
    }

    @Test
    void oneThatMayStillShrinkIsRefused() throws Exception {
        refuses(
                "memfd-sealed",
                context -> allocated(context, BYTES, Linux.F_SEAL_WRITE | Linux.F_SEAL_GROW | Linux.F_SEAL_SEAL),
                "memfd: it is not sealed as promised: seals 0xd, not 0xf; it is not mapped");
    }

    @Test
    void oneThatIsShorterThanTheMessageIsRefused() throws Exception {
        refuses(
                "memfd-sealed",
                context -> allocated(context, SHORT, Memfd.ALL_SEALS),
                "lseek: the file held 100 of 8192 bytes");
        refuses("memfd", context -> allocated(context, SHORT, 0), "pread: the file held 100 of 8192 bytes");
        refuses("memfd-pool", context -> allocated(context, SHORT, 0), "pread: the file held 100 of 8192 bytes");
    }

    /** Without MFD_ALLOW_SEALING the kernel seals it against seals. */
    private static int allocated(TransportContext context, int bytes, int seals) {
        Linux linux = context.linux();
        int file = new Memfd(context).create(seals == 0 ? 0 : Linux.MFD_ALLOW_SEALING);
        KernelException.requireDone("fallocate", linux.fallocate(file, bytes));
        KernelException.requireDone("fcntl", seals == 0 ? 0 : linux.fcntl(file, Linux.F_ADD_SEALS, seals));
        return file;
    }

    private void refuses(String id, ToIntFunction<TransportContext> memfd, String wording) throws Exception {
        Mode mode = transport.modes().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        Path own = Files.createTempDirectory(directory, "");
        TransportContext in = TestContexts.of(own, BYTES, 3);
        TransportContext out = TestContexts.of(own, BYTES, 3);
        try (MessageReceiver receiver = transport.openReceiver(mode, in);
                MessageSender sender = DatagramSender.open(out, datagrams -> () -> {
                    int file = memfd.applyAsInt(out);
                    datagrams.sendEmptyWith(file);
                    return out.linux().close(file);
                })) {
            long before = OpenDescriptors.count(directory);
            sender.send();
            assertThatThrownBy(receiver::receive)
                    .isInstanceOf(CorruptMessageException.class)
                    .hasMessage(wording);
            assertThat(OpenDescriptors.count(directory)).isEqualTo(before);
        }
    }
}
