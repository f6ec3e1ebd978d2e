package io.supervisor.install.process;

import io.supervisor.platform.event.Event;

/**
 * Says that an install leaves its hosts.
 *
 * @param force whether what resists is left behind; only ever asked for by a person
 */
record PlacementReleaseRequested(
    String supervisor,
    String service,
    long generation,
    int attempt,
    String namespace,
    boolean force)
    implements Event {

  static PlacementReleaseRequested of(Install install, boolean force) {
    return new PlacementReleaseRequested(
        install.supervisor(),
        install.service(),
        install.generation(),
        install.attempt(),
        install.namespace(),
        force);
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
