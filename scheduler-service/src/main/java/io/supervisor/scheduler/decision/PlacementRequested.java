package io.supervisor.scheduler.decision;

import io.supervisor.scheduler.placement.Constraints;
import io.supervisor.scheduler.placement.Demand;
import java.util.List;
import java.util.Map;

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
      Map<String, Integer> resources,
      Constraints constraints) {

    Demand demand(String namespace) {
      Constraints known = constraints == null ? Constraints.UNKNOWN : constraints;
      return new Demand(
          kind + "/" + name,
          pods,
          everyHost,
          cpuMillicores,
          memoryMib,
          resources,
          known.in(namespace));
    }
  }

  String install() {
    return supervisor + "/" + service;
  }

  /** Whether its pods must look at other pods when they choose a host. */
  boolean looks() {
    return workloads.stream()
        .map(Workload::constraints)
        .anyMatch(constraints -> constraints != null && constraints.pods().looks());
  }

  List<Demand> demands() {
    return workloads.stream().map(workload -> workload.demand(namespace)).toList();
  }
}
