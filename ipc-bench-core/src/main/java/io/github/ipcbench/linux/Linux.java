package io.github.ipcbench.linux;

import io.github.ipcbench.linux.ffm.FfmCalls;
import io.github.ipcbench.linux.jna.JnaCalls;
import io.github.ipcbench.plan.NativeChoice;
import io.github.ipcbench.plan.PlanProperty;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;

/**
 * The calls of the kernel that this program makes, on 64-bit Linux: one Java call is one kernel call and makes no object.
 * Each returns what the kernel returns, which is -errno where it refuses; {@link KernelException#requireDone} makes an
 * exception of that. Addresses and sizes are plain longs. Used by one thread at a time.
 *
 * <p>Calls go by number, so that both ways into native code need one function for all of them. Where the processors'
 * numbers differ, the call itself is one that every processor has: {@code openat}, not {@code open}.
 *
 * <p>Sources: syscall(2), and the kernel's unistd_64.h and asm-generic/unistd.h for the numbers.
 */
public final class Linux {
    public static final int O_RDONLY = 0x0;
    public static final int O_WRONLY = 0x1;
    public static final int O_RDWR = 0x2;
    public static final int O_CREAT = 0x40;
    public static final int O_EXCL = 0x80;
    public static final int O_NONBLOCK = 0x800;
    public static final int O_CLOEXEC = 0x80000;
    public static final int SEEK_SET = 0;
    public static final int SEEK_END = 2;
    /** A file that two processes read one from the other: a named pipe. */
    public static final int S_IFIFO = 0x1000;

    public static final int AF_UNIX = 1;
    public static final int AF_INET = 2;
    public static final int SOCK_STREAM = 1;
    public static final int SOCK_DGRAM = 2;
    public static final int SOCK_SEQPACKET = 5;
    public static final int SOCK_CLOEXEC = 0x80000;
    public static final int SOL_SOCKET = 1;
    public static final int SO_SNDBUF = 7;
    public static final int SO_RCVBUF = 8;
    public static final int SO_PEERCRED = 17;
    public static final int IPPROTO_TCP = 6;
    public static final int TCP_NODELAY = 1;
    public static final int SO_PASSCRED = 16;
    public static final int MSG_DONTWAIT = 0x40;
    /** Returns when all that was asked for is there, not when anything is. */
    public static final int MSG_WAITALL = 0x100;
    /** A receiver that is gone is an error and no signal. */
    public static final int MSG_NOSIGNAL = 0x4000;
    /** Received descriptors close themselves when this process starts another program. */
    public static final int MSG_CMSG_CLOEXEC = 0x40000000;

    public static final int F_SETFL = 4;
    public static final int F_SETLK = 6;
    public static final int F_SETLKW = 7;
    public static final int F_SETPIPE_SZ = 1031;
    public static final int F_ADD_SEALS = 1033;
    public static final int F_GET_SEALS = 1034;
    public static final int F_SEAL_SEAL = 0x1;
    public static final int F_SEAL_SHRINK = 0x2;
    public static final int F_SEAL_GROW = 0x4;
    public static final int F_SEAL_WRITE = 0x8;
    public static final int MFD_CLOEXEC = 0x1;
    public static final int MFD_ALLOW_SEALING = 0x2;
    public static final int PROT_READ = 0x1;
    public static final int PROT_WRITE = 0x2;
    public static final int MAP_SHARED = 0x1;
    public static final int MAP_PRIVATE = 0x2;
    /** All pages are there when the call returns, so that no access is a fault. */
    public static final int MAP_POPULATE = 0x8000;

    public static final int FUTEX_WAIT = 0;
    public static final int FUTEX_WAKE = 1;
    public static final int PR_SET_PTRACER = 0x59616d61;
    public static final int CLOCK_MONOTONIC = 1;
    public static final int CLOCK_THREAD_CPUTIME_ID = 3;
    public static final int CLOCK_MONOTONIC_COARSE = 6;
    public static final int RUSAGE_SELF = 0;
    public static final int RUSAGE_THREAD = 1;

    private static final int AT_FDCWD = -100;
    private static final int PROT_READ_WRITE = 0x3;
    private static final int MAP_PRIVATE_ANONYMOUS = 0x22;
    private static final int NO_FILE = -1;
    private static final long NULL = 0;
    private static final int CALLING_THREAD = 0;

    private static final boolean X86 = System.getProperty("os.arch").matches("amd64|x86_64");
    private static final int READ = number(0, 63);
    private static final int WRITE = number(1, 64);
    private static final int CLOSE = number(3, 57);
    private static final int LSEEK = number(8, 62);
    private static final int MMAP = number(9, 222);
    private static final int MUNMAP = number(11, 215);
    private static final int PREAD64 = number(17, 67);
    private static final int PWRITE64 = number(18, 68);
    private static final int READV = number(19, 65);
    private static final int WRITEV = number(20, 66);
    private static final int GETPID = number(39, 172);
    private static final int SOCKET = number(41, 198);
    private static final int CONNECT = number(42, 203);
    private static final int RECVFROM = number(45, 207);
    private static final int SENDMSG = number(46, 211);
    private static final int RECVMSG = number(47, 212);
    private static final int BIND = number(49, 200);
    private static final int LISTEN = number(50, 201);
    private static final int GETSOCKNAME = number(51, 204);
    private static final int SOCKETPAIR = number(53, 199);
    private static final int SETSOCKOPT = number(54, 208);
    private static final int GETSOCKOPT = number(55, 209);
    private static final int FCNTL = number(72, 25);
    private static final int GETRUSAGE = number(98, 165);
    private static final int GETUID = number(102, 174);
    private static final int GETPPID = number(110, 173);
    private static final int PRCTL = number(157, 167);
    private static final int FUTEX = number(202, 98);
    private static final int SCHED_SETAFFINITY = number(203, 122);
    private static final int CLOCK_GETTIME = number(228, 113);
    private static final int CLOCK_GETRES = number(229, 114);
    private static final int OPENAT = number(257, 56);
    private static final int MKNODAT = number(259, 33);
    private static final int UNLINKAT = number(263, 35);
    private static final int PPOLL = number(271, 73);
    private static final int FALLOCATE = number(285, 47);
    private static final int ACCEPT4 = number(288, 242);
    private static final int GETCPU = number(309, 168);
    private static final int PROCESS_VM_READV = number(310, 270);
    private static final int MEMFD_CREATE = number(319, 279);

    private final NativeCalls calls;
    private final NativeChoice way;

    private Linux(NativeCalls calls, NativeChoice way) {
        this.calls = calls;
        this.way = way;
    }

    /**
     * By the way that this process was told to use ({@code -Dipcbench.native}), or else by the better one its JDK has.
     *
     * @throws NativeAccessException when this JVM or this machine does not let it load; says what helps
     */
    public static Linux ofThisProcess() {
        String word = System.getProperty(PlanProperty.NATIVE.fullName(), NativeChoice.AUTO.id());
        return by(NativeChoice.of(word));
    }

    /**
     * By one way.
     *
     * @throws NativeAccessException as {@link #ofThisProcess}
     */
    public static Linux by(NativeChoice choice) {
        NativeChoice way = choice.on(Runtime.version().feature());
        try {
            Linux linux = new Linux(way == NativeChoice.FFM ? new FfmCalls() : new JnaCalls(), way);
            // Only a call shows that its library is there.
            linux.getppid();
            return linux;
        } catch (LinkageError | IllegalCallerException e) {
            throw NativeAccessException.of(way, e);
        }
    }

    /** The way these calls go, never {@link NativeChoice#AUTO}. */
    public NativeChoice way() {
        return way;
    }

    private static int number(int onX86, int elsewhere) {
        return X86 ? onX86 : elsewhere;
    }

    private long call(int number, long first) {
        long result = calls.syscall(number, first);
        return result < 0 ? -calls.errno() : result;
    }

    private long call(int number, long first, long second, long third) {
        long result = calls.syscall(number, first, second, third);
        return result < 0 ? -calls.errno() : result;
    }

    private long call(int number, long first, long second, long third, long fourth, long fifth, long sixth) {
        long result = calls.syscall(number, first, second, third, fourth, fifth, sixth);
        return result < 0 ? -calls.errno() : result;
    }

    public long read(int file, long bytes, long count) {
        return call(READ, file, bytes, count);
    }

    public long write(int file, long bytes, long count) {
        return call(WRITE, file, bytes, count);
    }

    public long close(int descriptor) {
        return call(CLOSE, descriptor);
    }

    public long lseek(int file, long offset, int whence) {
        return call(LSEEK, file, offset, whence);
    }

    /**
     * The system call of this name.
     *
     * @param path address of a name that ends with a zero byte, as {@link #text} has it
     */
    public long open(long path, int flags, int permissions) {
        return call(OPENAT, AT_FDCWD, path, flags, permissions, 0, 0);
    }

    /**
     * The system call of this name.
     *
     * @param path as for {@link #open}
     */
    public long unlink(long path) {
        return call(UNLINKAT, AT_FDCWD, path, 0);
    }

    /**
     * The system call of this name.
     *
     * @param message address of a {@code struct msghdr}
     */
    public long sendmsg(int socket, long message, int flags) {
        return call(SENDMSG, socket, message, flags);
    }

    /**
     * The system call of this name.
     *
     * @param message as for {@link #sendmsg}
     */
    public long recvmsg(int socket, long message, int flags) {
        return call(RECVMSG, socket, message, flags);
    }

    /**
     * Waits as long as it takes.
     *
     * @param requests address of {@code struct pollfd}, one behind the other
     */
    public long poll(long requests, long count) {
        return call(PPOLL, requests, count, NULL, NULL, 0, 0);
    }

    public long setsockopt(int socket, int level, int option, long value, int valueBytes) {
        return call(SETSOCKOPT, socket, level, option, value, valueBytes, 0);
    }

    /**
     * The system call of this name.
     *
     * @param argument a number, or an address, as the command wants it
     */
    public long fcntl(int file, int command, long argument) {
        return call(FCNTL, file, command, argument);
    }

    /** Reads without moving the file's offset, which whoever has the same open file shares. */
    public long pread(int file, long bytes, long count, long offset) {
        return call(PREAD64, file, bytes, count, offset, 0, 0);
    }

    /** As {@link #pread}. */
    public long pwrite(int file, long bytes, long count, long offset) {
        return call(PWRITE64, file, bytes, count, offset, 0, 0);
    }

    /**
     * The system call of this name.
     *
     * @param vector address of {@code struct iovec}, one behind the other
     */
    public long readv(int file, long vector, int count) {
        return call(READV, file, vector, count);
    }

    /**
     * The system call of this name.
     *
     * @param vector as for {@link #readv}
     */
    public long writev(int file, long vector, int count) {
        return call(WRITEV, file, vector, count);
    }

    public long socket(int family, int type) {
        return call(SOCKET, family, type, 0);
    }

    /**
     * The system call of this name.
     *
     * @param pair address of two ints to fill
     */
    public long socketpair(int family, int type, long pair) {
        return call(SOCKETPAIR, family, type, 0, pair, 0, 0);
    }

    public long bind(int socket, long address, int addressBytes) {
        return call(BIND, socket, address, addressBytes);
    }

    public long listen(int socket, int backlog) {
        return call(LISTEN, socket, backlog, 0);
    }

    public long connect(int socket, long address, int addressBytes) {
        return call(CONNECT, socket, address, addressBytes);
    }

    /**
     * Waits for who connects.
     *
     * @param address of a {@code struct sockaddr} to fill with who that is
     * @param addressBytes address of an int with its size, which is filled with what was used of it
     */
    public long accept(int socket, long address, long addressBytes) {
        return call(ACCEPT4, socket, address, addressBytes, SOCK_CLOEXEC, 0, 0);
    }

    /**
     * The system call of this name.
     *
     * @param address as for {@link #accept}
     * @param addressBytes as for {@link #accept}
     */
    public long getsockname(int socket, long address, long addressBytes) {
        return call(GETSOCKNAME, socket, address, addressBytes);
    }

    /**
     * The system call of this name.
     *
     * @param valueBytes address of an int with the value's size
     */
    public long getsockopt(int socket, int level, int option, long value, long valueBytes) {
        return call(GETSOCKOPT, socket, level, option, value, valueBytes, 0);
    }

    /** Bytes alone, from whomever the socket hears; descriptors that come with them are closed by the kernel. */
    public long recv(int socket, long bytes, long count, int flags) {
        return call(RECVFROM, socket, bytes, count, flags, NULL, NULL);
    }

    /**
     * Makes a named pipe.
     *
     * @param path as for {@link #open}
     */
    public long mkfifo(long path, int permissions) {
        return call(MKNODAT, AT_FDCWD, path, S_IFIFO | permissions, 0, 0, 0);
    }

    /**
     * A file in memory that has no name in any directory.
     *
     * @param name address of what it is called in listings, ended by a zero byte
     */
    public long memfd_create(long name, int flags) {
        return call(MEMFD_CREATE, name, flags, 0);
    }

    /** Makes the file this long and takes what it needs: what cannot be had is refused here, and is no fault later. */
    public long fallocate(int file, long bytes) {
        return call(FALLOCATE, file, 0, 0, bytes, 0, 0);
    }

    /** Maps a file from its begin. Its address, or -errno. */
    public long mmap(int file, long bytes, int protection, int flags) {
        return call(MMAP, NULL, bytes, protection, flags, file, 0);
    }

    /**
     * Waits, or wakes who waits, on an int that several processes may have mapped.
     *
     * @param value what it must hold to wait; how many to wake
     */
    public long futex(long address, int operation, int value) {
        return call(FUTEX, address, operation, value, NULL, NULL, 0);
    }

    /**
     * Copies out of another process.
     *
     * @param here address of one {@code struct iovec} of this process
     * @param there address of one that holds an address of the other process
     */
    public long process_vm_readv(int process, long here, long there) {
        return call(PROCESS_VM_READV, process, here, 1, there, 1, 0);
    }

    public long prctl(int option, long argument) {
        return call(PRCTL, option, argument, 0, 0, 0, 0);
    }

    /** This process. */
    public int getpid() {
        return (int) call(GETPID, 0);
    }

    /** Private zeroed memory, of which only the pages that are used are taken. Its address, or -errno. */
    public long mmap(long bytes) {
        return call(MMAP, NULL, bytes, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS, NO_FILE, 0);
    }

    public long munmap(long address, long bytes) {
        return call(MUNMAP, address, bytes, 0);
    }

    /**
     * The system call of this name.
     *
     * @param time address of a {@code struct timespec} to fill
     */
    public long clock_gettime(int clock, long time) {
        return call(CLOCK_GETTIME, clock, time, 0);
    }

    /**
     * The system call of this name.
     *
     * @param resolution address of a {@code struct timespec} to fill
     */
    public long clock_getres(int clock, long resolution) {
        return call(CLOCK_GETRES, clock, resolution, 0);
    }

    /**
     * The system call of this name.
     *
     * @param usage address of a {@code struct rusage} to fill
     */
    public long getrusage(int who, long usage) {
        return call(GETRUSAGE, who, usage, 0);
    }

    /**
     * Places the calling thread.
     *
     * @param mask address of a bit per CPU, CPU 0 in the lowest bit of the first long
     */
    public long sched_setaffinity(long maskBytes, long mask) {
        return call(SCHED_SETAFFINITY, CALLING_THREAD, maskBytes, mask);
    }

    /**
     * The system call of this name.
     *
     * @param cpu address of an int to fill with the CPU the calling thread is on
     */
    public long getcpu(long cpu) {
        return call(GETCPU, cpu, NULL, NULL);
    }

    /** The real user of this process, which is who the kernel says has sent its messages. */
    public int getuid() {
        return (int) call(GETUID, 0);
    }

    /** A call that has nothing to do, and that no mode makes. */
    public int getppid() {
        return (int) call(GETPPID, 0);
    }

    /** Not a call of the kernel, but the C library's copy: some 0.3 to 0.6 µs faster over 112,192 bytes than a buffer's own. */
    public void memcpy(long target, long source, long bytes) {
        calls.memcpy(target, source, bytes);
    }

    /** Memory for a call's arguments. */
    public NativeMemory memory(int bytes) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes);
        return new NativeMemory(buffer, addressOf(buffer));
    }

    /** A text as the C library has it, in the charset in which the JDK itself hands paths to the system. */
    public NativeMemory text(String text) {
        byte[] bytes = bytesOf(text);
        NativeMemory memory = memory(bytes.length + 1);
        memory.put(0, bytes);
        return memory;
    }

    static byte[] bytesOf(String text) {
        return text.getBytes(Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")));
    }

    /**
     * Opens a file that has its name for this call alone.
     *
     * @return its descriptor
     * @throws KernelException when it cannot be opened
     */
    public int openFile(String path, int flags) {
        NativeMemory name = text(path);
        try {
            return (int) KernelException.requireDone("open", open(name.address(), flags, 0));
        } finally {
            Reference.reachabilityFence(name);
        }
    }

    /** The native address of a direct buffer's first byte; valid as long as the buffer is reachable. */
    public long addressOf(ByteBuffer direct) {
        return calls.addressOf(direct);
    }
}
