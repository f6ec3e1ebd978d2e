package io.supervisor.scheduler.placement;

/** What this service needs of the install-service's event. */
record PlacementReleaseRequested(
    String supervisor, String service, long generation, int attempt, String namespace) {

  static final String TYPE = "io.supervisor.install.placement-release-requested.v1";

  String install() {
    return supervisor + "/" + service;
  }
}
