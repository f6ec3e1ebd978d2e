package io.supervisor.scheduler.slot;

/**
 * A pod that waits for a host.
 *
 * @param workload kind and name of what it belongs to
 * @param pinnedHost the only host it may go to (DaemonSet), or empty
 */
public record PendingPod(
    String supervisor,
    String install,
    String workload,
    String uid,
    String pinnedHost,
    long cpuMillicores,
    long memoryMib) {}
