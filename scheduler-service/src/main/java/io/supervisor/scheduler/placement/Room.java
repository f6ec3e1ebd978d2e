package io.supervisor.scheduler.placement;

import java.util.List;
import java.util.Map;

/**
 * What is free on a host.
 *
 * @param cpuMillicores free CPU
 * @param memoryMib free memory
 * @param pods free pod places
 * @param cpuTotal allocatable CPU, for scores
 * @param memoryTotal allocatable memory, for scores
 * @param labels by which pods may choose it
 * @param taints that keep pods away
 */
public record Room(
    String host,
    boolean schedulable,
    long cpuMillicores,
    long memoryMib,
    int pods,
    long cpuTotal,
    long memoryTotal,
    Map<String, String> labels,
    List<Taint> taints) {

  /** A host without labels and taints. */
  public Room(
      String host,
      boolean schedulable,
      long cpuMillicores,
      long memoryMib,
      int pods,
      long cpuTotal,
      long memoryTotal) {
    this(
        host,
        schedulable,
        cpuMillicores,
        memoryMib,
        pods,
        cpuTotal,
        memoryTotal,
        Map.of(),
        List.of());
  }

  /** The same host, taking no more pods. */
  Room closed() {
    return new Room(
        host, false, cpuMillicores, memoryMib, pods, cpuTotal, memoryTotal, labels, taints);
  }
}
