package io.supervisor.catalog.registration;

import io.supervisor.platform.event.Event;

/** The full state of a service. */
record ServiceChanged(String service, String displayName, String description, State state)
    implements Event {

  static ServiceChanged of(SupervisorService of) {
    return new ServiceChanged(of.id(), of.displayName(), of.description(), of.state());
  }

  @Override
  public String topic() {
    return ServiceVersionChanged.TOPIC;
  }

  @Override
  public String type() {
    return "io.supervisor.catalog.service-changed.v1";
  }

  @Override
  public String key() {
    return service;
  }
}
