package io.supervisor.install.process;

import io.supervisor.install.bundle.Workload;
import io.supervisor.platform.event.Event;
import java.util.List;

/** Asks for hosts for the pods of one generation. */
record PlacementRequested(
    String supervisor,
    String service,
    long generation,
    int attempt,
    String bundleDigest,
    String namespace,
    List<Workload> workloads)
    implements Event {

  static final String TOPIC = "supervisor.install.placement-requests.v1";

  static PlacementRequested of(Install install, List<Workload> workloads) {
    return new PlacementRequested(
        install.supervisor(),
        install.service(),
        install.generation(),
        install.attempt(),
        install.bundleDigest(),
        install.namespace(),
        workloads);
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public String type() {
    return "io.supervisor.install.placement-requested.v1";
  }

  @Override
  public String key() {
    return Install.id(supervisor, service);
  }
}
