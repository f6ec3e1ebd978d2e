package io.supervisor.scheduler.placement;

import java.util.Map;

/**
 * Pods of one workload that need a host.
 *
 * @param workload kind and name, {@code Deployment/contour}
 * @param pods how many; 0 when {@code everyHost}
 * @param resources what else one pod requests, as in {@link Resources}
 * @param constraints which hosts will do
 */
public record Demand(
    String workload,
    int pods,
    boolean everyHost,
    long cpuMillicores,
    long memoryMib,
    Map<String, Integer> resources,
    Constraints constraints) {

  public Demand {
    resources = resources == null ? Map.of() : resources;
    constraints = constraints == null ? Constraints.UNKNOWN : constraints;
  }

  /** Room for one of the pods on a host. */
  public Slot on(String host) {
    return new Slot(workload, host, cpuMillicores, memoryMib, resources, constraints);
  }

  /** Pods that request nothing else. */
  public Demand(
      String workload,
      int pods,
      boolean everyHost,
      long cpuMillicores,
      long memoryMib,
      Constraints constraints) {
    this(workload, pods, everyHost, cpuMillicores, memoryMib, Map.of(), constraints);
  }

  /** Pods that go to any host. */
  public Demand(String workload, int pods, boolean everyHost, long cpuMillicores, long memoryMib) {
    this(workload, pods, everyHost, cpuMillicores, memoryMib, Constraints.NONE);
  }
}
