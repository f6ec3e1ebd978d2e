package io.supervisor.catalog.registration;

import io.supervisor.platform.event.Event;

/** The full state of a version, without its bytes. */
record ServiceVersionChanged(
    String service,
    String version,
    String displayName,
    String description,
    State state,
    String packageDigest)
    implements Event {

  static final String TOPIC = "supervisor.catalog.services.v1";

  static ServiceVersionChanged of(ServiceVersion of) {
    return new ServiceVersionChanged(
        of.service(), of.version(), of.displayName(), of.description(), of.state(), of.digest());
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public String type() {
    return "io.supervisor.catalog.service-version-changed.v1";
  }

  @Override
  public String key() {
    return ServiceVersion.id(service, version);
  }
}
