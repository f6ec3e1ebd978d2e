package io.supervisor.scheduler.placement;

/**
 * Pods of one workload that need a host.
 *
 * @param workload kind and name, {@code Deployment/contour}
 * @param pods how many; 0 when {@code everyHost}
 * @param constraints which hosts will do
 */
public record Demand(
    String workload,
    int pods,
    boolean everyHost,
    long cpuMillicores,
    long memoryMib,
    Constraints constraints) {

  public Demand {
    constraints = constraints == null ? Constraints.UNKNOWN : constraints;
  }

  /** Pods that go to any host. */
  public Demand(String workload, int pods, boolean everyHost, long cpuMillicores, long memoryMib) {
    this(workload, pods, everyHost, cpuMillicores, memoryMib, Constraints.NONE);
  }
}
