package io.supervisor.catalog.registration;

import io.supervisor.platform.event.Event;

/** A version is no longer in the catalog. */
record ServiceVersionRemoved(String service, String version) implements Event {

  @Override
  public String topic() {
    return ServiceVersionChanged.TOPIC;
  }

  @Override
  public String type() {
    return "io.supervisor.catalog.service-version-removed.v1";
  }

  @Override
  public String key() {
    return ServiceVersion.id(service, version);
  }
}
