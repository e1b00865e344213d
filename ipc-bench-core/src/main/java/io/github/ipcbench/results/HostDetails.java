package io.github.ipcbench.results;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What else about the machine can explain a figure. Holds no user name, host name or path; what is not known is absent.
 *
 * @param distribution name and version of the Linux distribution
 * @param hypervisor kind of virtual machine, such as KVM; absent on bare metal as far as the guest can tell
 * @param containerized whether the controller runs in a container, as far as it can tell
 * @param cpuQuota CPUs' worth of time that the control group grants
 * @param memoryLimitBytes memory that the control group grants
 * @param caches from the nearest to the farthest
 * @param accounting how CPU time is split into user and system
 * @param kernelOptions build options of the kernel that concern CPU accounting, by name without {@code CONFIG_}; empty when
 *     the configuration cannot be read
 * @param clockSource what the kernel's clocks tick by, such as tsc
 * @param tempMountOptions mount options of the temporary directory's file system, without those that name paths or users
 * @param sysctls kernel settings that bound local sockets, by name
 * @param controllerJvmFlags flags of the JVM that Maven runs on that can change its cost, without those that name paths
 * @param workerJvmFlags the same of the workers' JVMs
 * @param largestDatagram what local datagrams carry, where a worker could try
 */
public record HostDetails(
        Optional<String> distribution,
        Optional<String> hypervisor,
        boolean containerized,
        OptionalDouble cpuQuota,
        OptionalLong memoryLimitBytes,
        List<CpuCache> caches,
        CpuAccounting accounting,
        Map<String, String> kernelOptions,
        Optional<String> clockSource,
        List<String> tempMountOptions,
        Map<String, Long> sysctls,
        List<String> controllerJvmFlags,
        List<String> workerJvmFlags,
        Optional<LargestDatagram> largestDatagram) {

    public HostDetails {
        caches = List.copyOf(caches);
        kernelOptions = Collections.unmodifiableMap(new TreeMap<>(kernelOptions));
        tempMountOptions = List.copyOf(tempMountOptions);
        sysctls = Collections.unmodifiableMap(new TreeMap<>(sysctls));
        controllerJvmFlags = List.copyOf(controllerJvmFlags);
        workerJvmFlags = List.copyOf(workerJvmFlags);
    }

    /** The same with what local datagrams carry. */
    public HostDetails with(Optional<LargestDatagram> largest) {
        return new HostDetails(
                distribution,
                hypervisor,
                containerized,
                cpuQuota,
                memoryLimitBytes,
                caches,
                accounting,
                kernelOptions,
                clockSource,
                tempMountOptions,
                sysctls,
                controllerJvmFlags,
                workerJvmFlags,
                largest);
    }
}
