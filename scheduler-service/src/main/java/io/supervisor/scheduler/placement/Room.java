package io.supervisor.scheduler.placement;

import java.util.HashMap;
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
 * @param resources what else it has
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
    Map<String, Stock> resources,
    Map<String, String> labels,
    List<Taint> taints) {

  /** Requirements may name this instead of a label: the name of the host. */
  public static final String NAME = "metadata.name";

  /** A host that has nothing else. */
  public Room(
      String host,
      boolean schedulable,
      long cpuMillicores,
      long memoryMib,
      int pods,
      long cpuTotal,
      long memoryTotal,
      Map<String, String> labels,
      List<Taint> taints) {
    this(
        host,
        schedulable,
        cpuMillicores,
        memoryMib,
        pods,
        cpuTotal,
        memoryTotal,
        Map.of(),
        labels,
        taints);
  }

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

  /** The labels and, as one more, the name. */
  Map<String, String> allLabels() {
    Map<String, String> all = new HashMap<>(labels);
    all.put(NAME, host);
    return all;
  }

  HostState state() {
    return schedulable ? HostState.OPEN : HostState.CLOSED;
  }

  /** Whether it takes pods, and those that ask for this. */
  public boolean takes(Constraints constraints) {
    HostSpec spec = HostSpec.of(host, Resources.of(0, 0)).with(allLabels(), taints).with(state());
    return HostFilter.all(
        spec, PodSpec.of("", Map.of(), Resources.of(0, 0)).with(constraints.ofHosts()));
  }

  /** Whether all of the volumes can be reached from it. */
  public boolean reaches(List<Volume> volumes) {
    return volumes.stream().allMatch(volume -> volume.reachedFrom(allLabels()));
  }

  /** The same host with one slot more taken of it. */
  public Room less(Slot slot) {
    Map<String, Stock> left = new HashMap<>(resources);
    slot.resources().forEach((name, used) -> left.computeIfPresent(name, (n, s) -> s.less(used)));
    return new Room(
        host,
        schedulable,
        cpuMillicores - slot.cpuMillicores(),
        memoryMib - slot.memoryMib(),
        pods - 1,
        cpuTotal,
        memoryTotal,
        left,
        labels,
        taints);
  }

  /** The same host, taking no more pods. */
  Room closed() {
    return new Room(
        host,
        false,
        cpuMillicores,
        memoryMib,
        pods,
        cpuTotal,
        memoryTotal,
        resources,
        labels,
        taints);
  }
}
