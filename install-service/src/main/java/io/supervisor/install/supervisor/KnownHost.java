package io.supervisor.install.supervisor;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A host as it was last told of; capacity in millicores and MiB. */
@Entity
public class KnownHost {

  @Id private String id;
  private String supervisor;
  private boolean schedulable;
  private String zone;
  private long cpuMillicores;
  private long memoryMib;
  private int pods;

  KnownHost() {}

  static KnownHost of(HostChanged change) {
    KnownHost host = new KnownHost();
    host.id = id(change.supervisor(), change.host());
    host.supervisor = change.supervisor();
    host.learn(change);
    return host;
  }

  static String id(String supervisor, String host) {
    return supervisor + "/" + host;
  }

  void learn(HostChanged change) {
    schedulable = change.schedulable();
    zone = change.zone() == null ? "" : change.zone();
    cpuMillicores = change.cpuMillicores();
    memoryMib = change.memoryMib();
    pods = change.pods();
  }

  public boolean schedulable() {
    return schedulable;
  }

  /** vSphere zone; empty when it has none. */
  public String zone() {
    return zone;
  }

  public long cpuMillicores() {
    return cpuMillicores;
  }

  public long memoryMib() {
    return memoryMib;
  }

  public int pods() {
    return pods;
  }
}
