package io.supervisor.catalog.registration;

import io.supervisor.catalog.manifest.PackageManifest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/** A service of the catalog: what its versions have in common. */
@Entity
public class SupervisorService {

  @Id private String id;
  private String displayName;
  private String description;

  @Enumerated(EnumType.STRING)
  private State state;

  private Instant createdAt;

  @Version
  @Column(name = "revision")
  private long revision;

  SupervisorService() {}

  static SupervisorService register(NewVersion first, Instant now) {
    PackageManifest manifest = first.manifest();
    SupervisorService service = new SupervisorService();
    service.id = manifest.service();
    service.displayName = manifest.displayName();
    service.description = manifest.description();
    service.rename(first.serviceName(), first.serviceDescription());
    service.state = first.from().arrives();
    service.createdAt = now;
    return service;
  }

  void become(State next) {
    state = next;
  }

  /** Takes another name or description; what is null stays. */
  void rename(String name, String text) {
    displayName = name == null ? displayName : name;
    description = text == null ? description : text;
  }

  public String id() {
    return id;
  }

  public String displayName() {
    return displayName;
  }

  public String description() {
    return description;
  }

  public State state() {
    return state;
  }
}
