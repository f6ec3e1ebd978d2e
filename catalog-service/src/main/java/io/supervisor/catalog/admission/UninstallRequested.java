package io.supervisor.catalog.admission;

import io.supervisor.platform.event.Event;

/** The removal of an install was admitted. */
record UninstallRequested(String supervisor, String service, long commandSeq, String requestedBy)
    implements Event {

  static UninstallRequested of(Admission row, String by) {
    return new UninstallRequested(row.supervisor(), row.service(), row.commandSeq(), by);
  }

  @Override
  public String topic() {
    return InstallRequested.TOPIC;
  }

  @Override
  public String type() {
    return "io.supervisor.catalog.uninstall-requested.v1";
  }

  @Override
  public String key() {
    return Admission.id(supervisor, service);
  }
}
