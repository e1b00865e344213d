package io.github.ipcbench.linux;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ipcbench.plan.NativeChoice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call, made for real by each way this JDK has. */
@ParameterizedClass
@MethodSource("ways")
@Tag("native")
class LinuxTest {
    private static final int NO_DESCRIPTOR = -1;

    @Parameter
    NativeChoice way;

    @TempDir
    Path directory;

    static List<NativeChoice> ways() {
        return Ways.here();
    }

    @Test
    void itGoesTheWayItWasAskedToGo() {
        assertThat(Linux.by(way).way()).isEqualTo(way);
    }

    @Test
    void aFileIsOpenedUnlinkedWrittenReadBackAndClosed() throws Exception {
        Linux linux = Linux.by(way);
        Path path = directory.resolve("ünïcödé");
        byte[] bytes = "twelve bytes".getBytes(StandardCharsets.US_ASCII);
        NativeMemory name = linux.text(path.toString());
        NativeMemory out = linux.memory(bytes.length);
        out.put(0, bytes);
        NativeMemory in = linux.memory(bytes.length);

        int file = (int) linux.open(name.address(), Linux.O_RDWR | Linux.O_CREAT | Linux.O_EXCL, 0600);
        assertThat(file).isPositive();
        assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(linux.unlink(name.address())).isZero();
        assertThat(path).doesNotExist();
        assertThat(linux.write(file, out.address(), bytes.length)).isEqualTo(bytes.length);
        assertThat(linux.lseek(file, 7, Linux.SEEK_SET)).isEqualTo(7);
        assertThat(linux.read(file, in.address(), bytes.length)).isEqualTo(5);
        assertThat(in.getInt(0))
                .isEqualTo(ByteBuffer.wrap("byte".getBytes(StandardCharsets.US_ASCII))
                        .order(ByteOrder.nativeOrder())
                        .getInt());
        assertThat(linux.close(file)).isZero();
        assertThat(linux.close(file)).isEqualTo(-Errno.EBADF);
    }

    @Test
    void aCallThatTheKernelRefusesReturnsItsReason() {
        Linux linux = Linux.by(way);
        NativeMemory noPath = linux.memory(1);

        assertThat(linux.sendmsg(NO_DESCRIPTOR, 0, 0)).isEqualTo(-Errno.EBADF);
        assertThat(linux.recvmsg(NO_DESCRIPTOR, 0, 0)).isEqualTo(-Errno.EBADF);
        assertThat(linux.write(NO_DESCRIPTOR, 0, 0)).isEqualTo(-Errno.EBADF);
        assertThat(linux.read(NO_DESCRIPTOR, 0, 0)).isEqualTo(-Errno.EBADF);
        assertThat(linux.lseek(NO_DESCRIPTOR, 0, Linux.SEEK_SET)).isEqualTo(-Errno.EBADF);
        assertThat(linux.fcntl(NO_DESCRIPTOR, Linux.F_SETLK, 0)).isEqualTo(-Errno.EBADF);
        assertThat(linux.setsockopt(NO_DESCRIPTOR, 0, 0, 0, 0)).isEqualTo(-Errno.EBADF);
        assertThat(linux.close(NO_DESCRIPTOR)).isEqualTo(-Errno.EBADF);
        assertThat(linux.open(noPath.address(), 0, 0)).isEqualTo(-Errno.ENOENT);
        assertThat(linux.unlink(noPath.address())).isEqualTo(-Errno.ENOENT);
    }

    @Test
    void aRefusalAsAnExceptionNamesTheCallAndTheReason() {
        Linux linux = Linux.by(way);

        assertThatThrownBy(() -> KernelException.requireDone("close", linux.close(NO_DESCRIPTOR)))
                .isInstanceOfSatisfying(
                        KernelException.class,
                        refused -> assertThat(refused.errno()).isEqualTo(Errno.EBADF))
                .hasMessage("close: EBADF, bad file descriptor");
        assertThatThrownBy(() -> linux.openFile(directory.resolve("missing").toString(), 0))
                .hasMessage("open: ENOENT, no such file or directory");
        assertThat(KernelException.requireDone("read", 7)).isEqualTo(7);
    }

    @Test
    void twoThreadsWithACopyEachSeeTheirOwnReasons() throws Exception {
        FutureTask<Void> other = new FutureTask<>(() -> refuse(Linux.by(way), Errno.ENOENT));
        new Thread(other, "other").start();
        refuse(Linux.by(way), Errno.EBADF);
        other.get();
    }

    private static Void refuse(Linux linux, int errno) {
        NativeMemory noPath = linux.memory(1);
        for (int i = 0; i < 100_000; i++) {
            long result = errno == Errno.EBADF ? linux.close(NO_DESCRIPTOR) : linux.unlink(noPath.address());
            assertThat(result).isEqualTo(-errno);
        }
        return null;
    }

    @Test
    void whoAndWhereThisProcessIsAgreesWithProc() throws Exception {
        Linux linux = Linux.by(way);
        NativeMemory cpu = linux.memory(Integer.BYTES);

        assertThat(linux.getppid())
                .isEqualTo((int) ProcessHandle.current().parent().orElseThrow().pid());
        assertThat(linux.getuid()).isEqualTo(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        assertThat(linux.getcpu(cpu.address())).isZero();
        assertThat(cpu.getInt(0)).isBetween(0, 8191);
    }

    @Test
    void theClocksOfAThreadGoOnWhileItWorks() {
        Linux linux = Linux.by(way);
        NativeMemory time = linux.memory(144);

        assertThat(linux.clock_getres(Linux.CLOCK_THREAD_CPUTIME_ID, time.address()))
                .isZero();
        assertThat(time.getLong(8)).isBetween(1L, 10_000_000L);
        assertThat(linux.clock_gettime(Linux.CLOCK_THREAD_CPUTIME_ID, time.address()))
                .isZero();
        long before = time.getLong(0) * 1_000_000_000 + time.getLong(8);
        for (int i = 0; i < 1000; i++) {
            linux.getppid();
        }
        linux.clock_gettime(Linux.CLOCK_THREAD_CPUTIME_ID, time.address());
        assertThat(time.getLong(0) * 1_000_000_000 + time.getLong(8)).isGreaterThan(before);
        assertThat(linux.getrusage(Linux.RUSAGE_SELF, time.address())).isZero();
        assertThat(time.getLong(0) + time.getLong(8) + time.getLong(16) + time.getLong(24))
                .isPositive();
    }

    @Test
    void mappedMemoryIsZeroCopiedIntoAndGivenBack() {
        Linux linux = Linux.by(way);
        long mapped = linux.mmap(1 << 20);
        NativeMemory memory = linux.memory(16);
        memory.putLong(8, -1);

        linux.memcpy(memory.address() + 8, mapped + (1 << 20) - 8, 8);
        assertThat(memory.getLong(8)).isZero();
        memory.putLong(0, 0x0123456789abcdefL);
        linux.memcpy(mapped, memory.address(), 8);
        linux.memcpy(memory.address() + 8, mapped, 8);
        assertThat(memory.getLong(8)).isEqualTo(0x0123456789abcdefL);
        assertThat(linux.munmap(mapped, 1 << 20)).isZero();
    }

    @Test
    void theAddressOfABufferIsThatOfItsFirstByteWhateverItsPosition() {
        Linux linux = Linux.by(way);
        ByteBuffer buffer = ByteBuffer.allocateDirect(64);
        long address = linux.addressOf(buffer);

        assertThat(linux.addressOf(buffer.position(8))).isEqualTo(address);
        assertThat(linux.addressOf(buffer.slice(16, 8))).isEqualTo(address + 16);
    }

    @Test
    void aDescriptorThatIsReadableIsNotWaitedFor() {
        Linux linux = Linux.by(way);
        int zero = linux.openFile("/dev/zero", Linux.O_RDWR);

        new PollRequest(linux, zero).await();

        linux.close(zero);
    }

    /** Only one column of numbers is in use here; the kernel's headers have both. */
    @ParameterizedTest
    @CsvSource({"/usr/include/x86_64-linux-gnu/asm/unistd_64.h, 2", "/usr/include/asm-generic/unistd.h, 3"})
    void theNumbersOfTheCallsAreThoseOfTheKernelsHeaders(Path header, int column) throws Exception {
        assumeTrue(Files.exists(header), "no such kernel header here");
        Map<String, String> numbers = Pattern.compile("#define __NR(?:3264)?_(\\w+) (\\d+)")
                .matcher(Files.readString(header))
                .results()
                .collect(toMap(line -> line.group(1), line -> line.group(2), (first, second) -> first));
        List<MatchResult> calls = Pattern.compile("int ([A-Z_]+) = number\\((\\d+), (\\d+)\\)")
                .matcher(Files.readString(Path.of("src/main/java/io/github/ipcbench/linux/Linux.java")))
                .results()
                .toList();

        assertThat(calls)
                .hasSizeGreaterThan(15)
                .allSatisfy(call ->
                        assertThat(numbers).containsEntry(call.group(1).toLowerCase(Locale.ROOT), call.group(column)));
    }
}
