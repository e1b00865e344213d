package io.github.ipcbench.results;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The machine a session ran on. Holds no user name, host name or path.
 *
 * @param cpu model name
 * @param cores logical CPUs this process may use
 * @param memoryBytes physical memory, where the kernel tells
 * @param operatingSystem name of the system, such as Linux
 * @param kernel kernel release
 * @param architecture such as amd64
 * @param controllerJava version and vendor of the JDK that Maven runs on
 * @param workerJava version and vendor of the workers' JDK, as they report it; of the first variant, as are the other values
 *     of workers and files
 * @param workerNative by what way the workers reach the kernel: {@code ffm} or {@code jna}
 * @param tempFileSystem file system type of the temporary directory, such as ext4
 * @param queueFileSystem file system type that the queues of shared memory lie on
 * @param sendBufferBytes SO_SNDBUF of the data socket as read back, when a socket was opened
 * @param receiveBufferBytes SO_RCVBUF of the data socket as read back
 * @param loadAverage one-minute load average at the start, where the kernel tells
 * @param details what else can explain a figure
 * @param variants the workers of the other variants, as far as they say; empty where the plan has one variant
 */
public record Environment(
        String cpu,
        int cores,
        OptionalLong memoryBytes,
        String operatingSystem,
        String kernel,
        String architecture,
        String controllerJava,
        String workerJava,
        String workerNative,
        String tempFileSystem,
        Optional<String> queueFileSystem,
        OptionalInt sendBufferBytes,
        OptionalInt receiveBufferBytes,
        OptionalDouble loadAverage,
        Optional<HostDetails> details,
        Optional<List<VariantWorkers>> variants) {

    public Environment {
        variants = variants.map(List::copyOf);
    }

    /**
     * The workers of a variant that is not the first.
     *
     * @param variant its name
     * @param workerJava version and vendor of their JDK, as they report it
     * @param workerNative by what way they reach the kernel: {@code ffm} or {@code jna}
     * @param workerJvmFlags the flags of their JVM that are not its defaults
     * @param tempFileSystem file system type of the variant's temporary directory
     */
    public record VariantWorkers(
            String variant,
            String workerJava,
            String workerNative,
            List<String> workerJvmFlags,
            String tempFileSystem) {
        public VariantWorkers {
            workerJvmFlags = List.copyOf(workerJvmFlags);
        }
    }

    /** An environment of which no more is known. */
    public Environment(
            String cpu,
            int cores,
            OptionalLong memoryBytes,
            String operatingSystem,
            String kernel,
            String architecture,
            String controllerJava,
            String workerJava,
            String workerNative,
            String tempFileSystem,
            OptionalInt sendBufferBytes,
            OptionalInt receiveBufferBytes,
            OptionalDouble loadAverage) {
        this(
                cpu,
                cores,
                memoryBytes,
                operatingSystem,
                kernel,
                architecture,
                controllerJava,
                workerJava,
                workerNative,
                tempFileSystem,
                Optional.empty(),
                sendBufferBytes,
                receiveBufferBytes,
                loadAverage,
                Optional.empty(),
                Optional.empty());
    }

    /** Version and vendor of the JDK that a variant's workers run on. */
    public String workerJava(String variant) {
        return workers(variant).map(VariantWorkers::workerJava).orElse(workerJava);
    }

    /** File system type of a variant's temporary directory. */
    public String tempFileSystem(String variant) {
        return workers(variant).map(VariantWorkers::tempFileSystem).orElse(tempFileSystem);
    }

    Optional<VariantWorkers> workers(String variant) {
        return variants.orElse(List.of()).stream()
                .filter(one -> one.variant().equals(variant))
                .findFirst();
    }

    /** The same machine with more known about it. */
    public Environment with(HostDetails more) {
        return with(Optional.of(more), variants);
    }

    /** The same machine with the workers of the other variants. */
    public Environment withVariants(List<VariantWorkers> others) {
        return with(details, Optional.of(others));
    }

    private Environment with(Optional<HostDetails> known, Optional<List<VariantWorkers>> others) {
        return with(workerJava, workerNative, queueFileSystem, sendBufferBytes, receiveBufferBytes, known, others);
    }

    /** The same machine with workers on this JDK. */
    public Environment withWorkerJava(String java, String nativeCalls) {
        return with(java, nativeCalls, queueFileSystem, sendBufferBytes, receiveBufferBytes, details, variants);
    }

    /** The same machine with its queues on this file system. */
    public Environment withQueuesOn(String fileSystem) {
        return with(
                workerJava,
                workerNative,
                Optional.of(fileSystem),
                sendBufferBytes,
                receiveBufferBytes,
                details,
                variants);
    }

    /** The same machine as a worker sees it; buffer sizes that are known stay. */
    public Environment withWorker(String java, String nativeCalls, OptionalInt sendBuffer, OptionalInt receiveBuffer) {
        return with(
                java,
                nativeCalls,
                queueFileSystem,
                sendBufferBytes.isPresent() ? sendBufferBytes : sendBuffer,
                receiveBufferBytes.isPresent() ? receiveBufferBytes : receiveBuffer,
                details,
                variants);
    }

    private Environment with(
            String java,
            String nativeCalls,
            Optional<String> queues,
            OptionalInt sendBuffer,
            OptionalInt receiveBuffer,
            Optional<HostDetails> known,
            Optional<List<VariantWorkers>> others) {
        return new Environment(
                cpu,
                cores,
                memoryBytes,
                operatingSystem,
                kernel,
                architecture,
                controllerJava,
                java,
                nativeCalls,
                tempFileSystem,
                queues,
                sendBuffer,
                receiveBuffer,
                loadAverage,
                known,
                others);
    }
}
