package io.supervisor.scheduler.decision;

import io.supervisor.platform.event.Event;

/**
 * An install leaves; its slots are freed when its objects are gone. Sent also without slots, and
 * again for a repeat, which may be the one that forces.
 */
record PlacementLeaving(
    String supervisor, String service, long generation, String namespace, boolean force)
    implements Event {

  static PlacementLeaving of(PlacementReleaseRequested request) {
    return new PlacementLeaving(
        request.supervisor(),
        request.service(),
        request.generation(),
        request.namespace(),
        request.force());
  }

  @Override
  public String topic() {
    return PlacementDecided.TOPIC;
  }

  @Override
  public String type() {
    return "io.supervisor.scheduler.placement-leaving.v1";
  }

  @Override
  public String key() {
    return supervisor + "/" + service;
  }
}
