package io.supervisor.scheduler.decision;

/** What this service needs of the install-service's event; {@code force} is passed on. */
record PlacementReleaseRequested(
    String supervisor,
    String service,
    long generation,
    int attempt,
    String namespace,
    boolean force) {

  static final String TYPE = "io.supervisor.install.placement-release-requested.v1";

  String install() {
    return supervisor + "/" + service;
  }
}
