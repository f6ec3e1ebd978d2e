package io.supervisor.scheduler.placement;

/**
 * What is free on a host.
 *
 * @param cpuMillicores free CPU
 * @param memoryMib free memory
 * @param pods free pod places
 * @param cpuTotal allocatable CPU, for scores
 * @param memoryTotal allocatable memory, for scores
 */
public record Room(
    String host,
    boolean schedulable,
    long cpuMillicores,
    long memoryMib,
    int pods,
    long cpuTotal,
    long memoryTotal) {

  /** The same host, taking no more pods. */
  Room closed() {
    return new Room(host, false, cpuMillicores, memoryMib, pods, cpuTotal, memoryTotal);
  }
}
