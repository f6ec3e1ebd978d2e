package io.supervisor.scheduler.placement;

/**
 * Pods of one workload that need a host.
 *
 * @param workload kind and name, {@code Deployment/contour}
 * @param pods how many; 0 when {@code everyHost}
 */
public record Demand(
    String workload, int pods, boolean everyHost, long cpuMillicores, long memoryMib) {}
