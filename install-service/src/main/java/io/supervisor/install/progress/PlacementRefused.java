package io.supervisor.install.progress;

/** What this service needs of the scheduler's event. */
record PlacementRefused(
    String supervisor, String service, long generation, String message, String hint) {

  static final String TYPE = "io.supervisor.scheduler.placement-refused.v1";
}
