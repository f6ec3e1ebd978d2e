package io.supervisor.scheduler.placement;

/** Room for one pod of a workload on a host. */
public record Slot(String workload, String host, long cpuMillicores, long memoryMib) {

  boolean fits(Demand demand) {
    return workload.equals(demand.workload())
        && cpuMillicores == demand.cpuMillicores()
        && memoryMib == demand.memoryMib();
  }
}
