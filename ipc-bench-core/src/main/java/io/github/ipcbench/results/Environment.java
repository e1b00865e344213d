package io.github.ipcbench.results;

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
 * @param workerJava version and vendor of the workers' JDK, as they report it
 * @param workerNative by what way the workers reach the kernel: {@code ffm} or {@code jna}
 * @param tempFileSystem file system type of the temporary directory, such as ext4
 * @param queueFileSystem file system type that the queues of shared memory lie on
 * @param sendBufferBytes SO_SNDBUF of the data socket as read back, when a socket was opened
 * @param receiveBufferBytes SO_RCVBUF of the data socket as read back
 * @param loadAverage one-minute load average at the start, where the kernel tells
 * @param details what else can explain a figure
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
        Optional<HostDetails> details) {

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
                Optional.empty());
    }

    /** The same machine with more known about it. */
    public Environment with(HostDetails more) {
        return with(workerJava, workerNative, queueFileSystem, sendBufferBytes, receiveBufferBytes, Optional.of(more));
    }

    /** The same machine with workers on this JDK. */
    public Environment withWorkerJava(String java, String nativeCalls) {
        return with(java, nativeCalls, queueFileSystem, sendBufferBytes, receiveBufferBytes, details);
    }

    /** The same machine with its queues on this file system. */
    public Environment withQueuesOn(String fileSystem) {
        return with(workerJava, workerNative, Optional.of(fileSystem), sendBufferBytes, receiveBufferBytes, details);
    }

    /** The same machine as a worker sees it; buffer sizes that are known stay. */
    public Environment withWorker(String java, String nativeCalls, OptionalInt sendBuffer, OptionalInt receiveBuffer) {
        return with(
                java,
                nativeCalls,
                queueFileSystem,
                sendBufferBytes.isPresent() ? sendBufferBytes : sendBuffer,
                receiveBufferBytes.isPresent() ? receiveBufferBytes : receiveBuffer,
                details);
    }

    private Environment with(
            String java,
            String nativeCalls,
            Optional<String> queues,
            OptionalInt sendBuffer,
            OptionalInt receiveBuffer,
            Optional<HostDetails> known) {
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
                known);
    }
}
