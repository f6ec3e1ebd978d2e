package io.supervisor.scheduler.decision;

import io.supervisor.scheduler.placement.Constraints;
import io.supervisor.scheduler.placement.Demand;
import java.util.List;

/** What this service needs of the install-service's event. */
record PlacementRequested(
    String supervisor,
    String service,
    long generation,
    int attempt,
    String bundleDigest,
    String namespace,
    List<Workload> workloads) {

  static final String TYPE = "io.supervisor.install.placement-requested.v1";

  record Workload(
      String kind,
      String name,
      int pods,
      boolean everyHost,
      long cpuMillicores,
      long memoryMib,
      Constraints constraints) {

    Demand demand() {
      return new Demand(kind + "/" + name, pods, everyHost, cpuMillicores, memoryMib, constraints);
    }
  }

  String install() {
    return supervisor + "/" + service;
  }

  List<Demand> demands() {
    return workloads.stream().map(Workload::demand).toList();
  }
}
