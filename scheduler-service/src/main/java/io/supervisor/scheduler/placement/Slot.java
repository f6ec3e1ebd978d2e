package io.supervisor.scheduler.placement;

/** Room for one pod of a workload on a host. */
public record Slot(String workload, String host, long cpuMillicores, long memoryMib) {
  private static final String EVERY_HOST = "DaemonSet/";

  boolean fits(Demand demand) {
    return workload.equals(demand.workload())
        && cpuMillicores == demand.cpuMillicores()
        && memoryMib == demand.memoryMib();
  }

  /** Whether its workload has a pod on every host. */
  boolean onEveryHost() {
    return workload.startsWith(EVERY_HOST);
  }

  /** One pod of this size. */
  Demand demand() {
    return new Demand(workload, onEveryHost() ? 0 : 1, onEveryHost(), cpuMillicores, memoryMib);
  }

  Slot on(String other) {
    return new Slot(workload, other, cpuMillicores, memoryMib);
  }
}
