package io.supervisor.install.process;

import io.supervisor.platform.event.Event;

/** Says that an install leaves its hosts. */
record PlacementReleaseRequested(
    String supervisor, String service, long generation, int attempt, String namespace)
    implements Event {

  static PlacementReleaseRequested of(Install install) {
    return new PlacementReleaseRequested(
        install.supervisor(),
        install.service(),
        install.generation(),
        install.attempt(),
        install.namespace());
  }

  @Override
  public String topic() {
    return PlacementRequested.TOPIC;
  }

  @Override
  public String type() {
    return "io.supervisor.install.placement-release-requested.v1";
  }

  @Override
  public String key() {
    return Install.id(supervisor, service);
  }
}
