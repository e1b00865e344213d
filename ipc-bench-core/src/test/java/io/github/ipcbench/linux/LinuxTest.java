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
        List<MatchResult> calls = Pattern.compile("int ([A-Z0-9_]+) = number\\((\\d+), (\\d+)\\)")
                .matcher(Files.readString(Path.of("src/main/java/io/github/ipcbench/linux/Linux.java")))
                .results()
                .toList();

        assertThat(calls)
                .hasSizeGreaterThan(15)
                .allSatisfy(call ->
                        assertThat(numbers).containsEntry(call.group(1).toLowerCase(Locale.ROOT), call.group(column)));
    }

    @Test
    void aFileInMemoryIsAllocatedWrittenReadMappedAndSealed() {
        Linux linux = Linux.by(way);
        NativeMemory name = linux.text("ipc-bench");
        int file = (int) requireDone(linux.memfd_create(name.address(), Linux.MFD_CLOEXEC | Linux.MFD_ALLOW_SEALING));
        NativeMemory bytes = linux.memory(16);
        bytes.putLong(0, 42);

        assertThat(linux.fallocate(file, 4096)).isZero();
        assertThat(linux.pwrite(file, bytes.address(), 8, 100)).isEqualTo(8);
        assertThat(linux.pread(file, bytes.address() + 8, 8, 100)).isEqualTo(8);
        assertThat(bytes.getLong(8)).isEqualTo(42);
        assertThat(linux.lseek(file, 0, Linux.SEEK_END)).isEqualTo(4096);
        long mapped = requireDone(
                linux.mmap(file, 4096, Linux.PROT_READ | Linux.PROT_WRITE, Linux.MAP_SHARED | Linux.MAP_POPULATE));
        linux.memcpy(mapped, bytes.address(), 8);
        assertThat(linux.fcntl(file, Linux.F_ADD_SEALS, Linux.F_SEAL_WRITE)).isEqualTo(-Errno.EBUSY);
        assertThat(linux.munmap(mapped, 4096)).isZero();
        assertThat(linux.pread(file, bytes.address() + 8, 8, 0)).isEqualTo(8);
        assertThat(bytes.getLong(8)).isEqualTo(42);
        assertThat(linux.fcntl(file, Linux.F_ADD_SEALS, Linux.F_SEAL_WRITE | Linux.F_SEAL_SHRINK))
                .isZero();
        assertThat(linux.fcntl(file, Linux.F_GET_SEALS, 0)).isEqualTo(Linux.F_SEAL_WRITE | Linux.F_SEAL_SHRINK);
        assertThat(linux.pwrite(file, bytes.address(), 8, 0)).isEqualTo(-Errno.EPERM);
        assertThat(linux.close(file)).isZero();
    }

    @Test
    void twoSocketsOfAPairHaveBuffersAndCarryWhatLiesInTwoParts() {
        Linux linux = Linux.by(way);
        NativeMemory pair = linux.memory(8);
        requireDone(linux.socketpair(Linux.AF_UNIX, Linux.SOCK_STREAM | Linux.SOCK_CLOEXEC, pair.address()));
        NativeMemory value = linux.memory(8);
        value.putInt(4, 4);
        assertThat(linux.getsockopt(
                        pair.getInt(0), Linux.SOL_SOCKET, Linux.SO_SNDBUF, value.address(), value.address() + 4))
                .isZero();
        assertThat(value.getInt(0)).isPositive();

        NativeMemory parts = linux.memory(48);
        parts.putLong(0, 1);
        parts.putLong(8, 2);
        parts.putLong(16, parts.address());
        parts.putLong(24, 8);
        parts.putLong(32, parts.address() + 8);
        parts.putLong(40, 8);
        assertThat(linux.writev(pair.getInt(0), parts.address() + 16, 2)).isEqualTo(16);
        assertThat(linux.recv(pair.getInt(4), value.address(), 8, Linux.MSG_WAITALL))
                .isEqualTo(8);
        assertThat(value.getLong(0)).isEqualTo(1);
        parts.putLong(40, 8);
        assertThat(linux.readv(pair.getInt(4), parts.address() + 32, 1)).isEqualTo(8);
        assertThat(parts.getLong(8)).isEqualTo(2);
        assertThat(linux.recv(pair.getInt(4), value.address(), 8, Linux.MSG_DONTWAIT))
                .isEqualTo(-Errno.EAGAIN);
        linux.close(pair.getInt(0));
        linux.close(pair.getInt(4));
    }

    @Test
    void aPortIsBoundListenedToConnectedToAndAccepted() {
        Linux linux = Linux.by(way);
        int listener = (int) requireDone(linux.socket(Linux.AF_INET, Linux.SOCK_STREAM | Linux.SOCK_CLOEXEC));
        SocketAddress any = SocketAddress.loopback(linux, 0);
        requireDone(linux.bind(listener, any.memory().address(), any.bytes()));
        requireDone(linux.listen(listener, 1));
        NativeMemory bytes = linux.memory(4);
        bytes.putInt(0, any.bytes());
        requireDone(linux.getsockname(listener, any.memory().address(), bytes.address()));
        assertThat(any.port()).isPositive();
        SocketAddress bound = SocketAddress.loopback(linux, any.port());
        assertThat(bound.port()).isEqualTo(any.port());
        int sender = (int) requireDone(linux.socket(Linux.AF_INET, Linux.SOCK_STREAM | Linux.SOCK_CLOEXEC));
        requireDone(linux.connect(sender, bound.memory().address(), bound.bytes()));
        SocketAddress peer = SocketAddress.loopback(linux, 0);
        int receiver = (int) requireDone(linux.accept(listener, peer.memory().address(), bytes.address()));
        bytes.putInt(0, any.bytes());
        requireDone(linux.getsockname(sender, any.memory().address(), bytes.address()));
        assertThat(peer.port()).isEqualTo(any.port());
        linux.close(sender);
        linux.close(receiver);
        linux.close(listener);
    }

    @Test
    void aNamedPipeIsMadeAndOpenedWithoutAWriter() {
        Linux linux = Linux.by(way);
        NativeMemory path = linux.text(directory.resolve("pipe").toString());
        assertThat(linux.mkfifo(path.address(), 0600)).isZero();
        int pipe = (int) requireDone(linux.open(path.address(), Linux.O_RDONLY | Linux.O_NONBLOCK, 0));
        assertThat(linux.fcntl(pipe, Linux.F_SETPIPE_SZ, 8192)).isEqualTo(8192);
        assertThat(linux.close(pipe)).isZero();
    }

    @Test
    void aFutexThatHoldsAnotherValueIsNotWaitedForAndOneThatNobodyWaitsForWakesNobody() {
        Linux linux = Linux.by(way);
        NativeMemory word = linux.memory(4);
        assertThat(linux.futex(word.address(), Linux.FUTEX_WAIT, 1)).isEqualTo(-Errno.EAGAIN);
        assertThat(linux.futex(word.address(), Linux.FUTEX_WAKE, 1)).isZero();
    }

    @Test
    void memoryOfAProcessIsReadByItsNumber() {
        Linux linux = Linux.by(way);
        assertThat(linux.getpid()).isEqualTo((int) ProcessHandle.current().pid());
        NativeMemory memory = linux.memory(48);
        memory.putLong(0, 42);
        memory.putLong(16, memory.address() + 8);
        memory.putLong(24, 8);
        memory.putLong(32, memory.address());
        memory.putLong(40, 8);
        assertThat(linux.process_vm_readv(linux.getpid(), memory.address() + 16, memory.address() + 32))
                .isEqualTo(8);
        assertThat(memory.getLong(8)).isEqualTo(42);
    }

    private static long requireDone(long result) {
        return KernelException.requireDone("call", result);
    }
}
