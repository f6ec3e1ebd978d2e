package io.supervisor.catalog.supervisor;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A Supervisor this catalog may admit installs for, learned from the supervisors topic. */
@Entity
public class KnownSupervisor {

  @Id private String id;
  private String uuid;
  private String name;
  private String version;
  private String kubernetesVersion;
  private String networkProvider;
  private Integer hostCount;

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
    version = event.version();
    kubernetesVersion = orEmpty(event.kubernetesVersion());
    networkProvider = orEmpty(event.networkProvider());
    hostCount = event.hostCount();
  }

  /** The cluster id, {@code domain-c8}: the canonical id everywhere. */
  public String id() {
    return id;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  public String name() {
    return name;
  }

  /** Version of the Supervisor's software; null when unknown. */
  public String version() {
    return version;
  }

  /** As its API reports it, {@code v1.28.3}; empty when unknown. */
  public String kubernetesVersion() {
    return kubernetesVersion;
  }

  /** NSXT_CONTAINER_PLUGIN, VSPHERE_NETWORK or NSX_VPC; empty when unknown. */
  public String networkProvider() {
    return networkProvider;
  }

  /** Number of hosts; null when unknown. */
  public Integer hostCount() {
    return hostCount;
  }
}
