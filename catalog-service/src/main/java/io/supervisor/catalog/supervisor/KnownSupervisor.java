package io.supervisor.catalog.supervisor;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A Supervisor this catalog may admit installs for, learned from the supervisors topic. */
@Entity
public class KnownSupervisor {

  @Id private String id;
  private String uuid;
  private String name;

  KnownSupervisor() {}

  static KnownSupervisor of(SupervisorChanged event) {
    KnownSupervisor known = new KnownSupervisor();
    known.id = event.supervisor();
    known.apply(event);
    return known;
  }

  void apply(SupervisorChanged event) {
    uuid = event.uuid();
    name = event.name();
  }

  /** The cluster id, {@code domain-c8}: the canonical id everywhere. */
  public String id() {
    return id;
  }
}
