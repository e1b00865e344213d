package io.github.ipcbench.results;

import java.util.OptionalInt;

/**
 * The machine a session ran on. Holds no user name, host name or path.
 *
 * @param cpu model name
 * @param cores logical CPUs this process may use
 * @param memoryBytes physical memory
 * @param operatingSystem name of the system, such as Linux
 * @param kernel kernel release
 * @param architecture such as amd64
 * @param controllerJava version and vendor of the JDK that Maven runs on
 * @param workerJava version and vendor of the workers' JDK, as they report it
 * @param tempFileSystem file system type of the temporary directory, such as ext4
 * @param sendBufferBytes SO_SNDBUF of the data socket as read back, when a socket was opened
 * @param receiveBufferBytes SO_RCVBUF of the data socket as read back
 * @param loadAverage one-minute load average at the start
 */
public record Environment(
        String cpu,
        int cores,
        long memoryBytes,
        String operatingSystem,
        String kernel,
        String architecture,
        String controllerJava,
        String workerJava,
        String tempFileSystem,
        OptionalInt sendBufferBytes,
        OptionalInt receiveBufferBytes,
        double loadAverage) {}
