package io.supervisor.catalog.registration;

import io.supervisor.platform.event.Event;

/** A service is no longer in the catalog. */
record ServiceRemoved(String service) implements Event {

  @Override
  public String topic() {
    return ServiceVersionChanged.TOPIC;
  }

  @Override
  public String type() {
    return "io.supervisor.catalog.service-removed.v1";
  }

  @Override
  public String key() {
    return service;
  }
}
