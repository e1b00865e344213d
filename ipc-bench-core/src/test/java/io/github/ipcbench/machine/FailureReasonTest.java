package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.linux.KernelException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureReasonTest {
    static Stream<Arguments> failuresAndTheirLikelyReasons() {
        return Stream.of(
                Arguments.of(new KernelException("write", 28), "the file system is full"),
                Arguments.of(new IOException("No space left on device"), "/dev/shm"),
                Arguments.of(new IOException("Disk quota exceeded"), "disk quota"),
                Arguments.of(new KernelException("open", 24), "ulimit -n"),
                Arguments.of(new IOException("Read-only file system"), "read-only"),
                Arguments.of(new KernelException("sendmsg", 109), "ipcbench.descriptors"),
                Arguments.of(new KernelException("sendmsg", 105), "too small for one message"),
                Arguments.of(new KernelException("mmap", 12), "ulimit -v"),
                Arguments.of(new KernelException("fcntl", 37), "knows no locks"),
                Arguments.of(new KernelException("process_vm_readv", 38), "sandbox"),
                Arguments.of(new KernelException("bind", 13), "seccomp"),
                Arguments.of(new NoClassDefFoundError("java/lang/management/ManagementFactory"), "ipcbench.jvm"),
                Arguments.of(new NoSuchFileException("/tmp/x"), "a cleaner of temporary files"),
                Arguments.of(new KernelException("sendmsg", 111), "the other worker is gone"),
                Arguments.of(new OutOfMemoryError("Java heap space"), "-Xmx"),
                Arguments.of(new IOException("error=11, Resource temporarily unavailable"), "ulimit -u"),
                Arguments.of(new OutOfMemoryError("unable to create native thread"), "ulimit -u"),
                Arguments.of(new StackOverflowError(), "-Xss"),
                Arguments.of(
                        new UnsatisfiedLinkError("JNA temporary directory '/tmp/x' is not writable"),
                        "on a read-only file system"),
                Arguments.of(new UnsatisfiedLinkError("createSocket"), "is there room for it"),
                Arguments.of(new InternalError("a fault occurred in an unsafe memory access operation"), "mapping"));
    }

    @ParameterizedTest
    @MethodSource("failuresAndTheirLikelyReasons")
    void aFailureComesWithItsLikelyReason(Throwable failure, String advice) {
        assertThat(FailureReason.of(failure))
                .contains(failure.getMessage() == null ? failure.toString() : failure.getMessage())
                .contains("(likely: ")
                .contains(advice);
    }

    @Test
    void aRefusedCallIsReportedByItsNameAndJudgedByItsErrnoAlone() {
        assertThat(FailureReason.of(new KernelException("lseek", 9))).isEqualTo("lseek: EBADF, bad file descriptor");
        assertThat(FailureReason.of(new KernelException("Too many open files", 9)))
                .doesNotContain("likely");
    }

    @Test
    void wantOfRoomIsToldFromACutFile() {
        assertThat(FailureReason.isOutOfSpace(new KernelException("fallocate", 28)))
                .isTrue();
        assertThat(FailureReason.isOutOfSpace(new IOException("Disk quota exceeded")))
                .isTrue();
        assertThat(FailureReason.isOutOfSpace(
                        new InternalError("a fault occurred in an unsafe memory access operation")))
                .isFalse();
    }

    @Test
    void aFailureThatTellsNoReasonIsLeftAsItIs() {
        assertThat(FailureReason.of(new IOException("zlib: broken"))).isEqualTo("java.io.IOException: zlib: broken");
    }
}
