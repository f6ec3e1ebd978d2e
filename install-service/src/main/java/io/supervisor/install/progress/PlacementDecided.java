package io.supervisor.install.progress;

import java.util.List;

/** What this service needs of the scheduler's event. */
record PlacementDecided(String supervisor, String service, long generation, List<Slot> slots) {

  static final String TYPE = "io.supervisor.scheduler.placement-decided.v1";

  record Slot(String workload, String host) {}
}
