package io.supervisor.scheduler.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;

/** What an install last asked for; older generations are ignored. */
@Entity
public class PlacedInstall {

  @Id private String install;
  private String supervisor;
  private String namespace;
  private long generation;
  private boolean leaving;
  private boolean settled;
  @Transient private boolean fresh;

  @Version
  @Column(name = "revision")
  private long revision;

  PlacedInstall() {}

  static PlacedInstall of(String install, String supervisor, String namespace) {
    PlacedInstall placed = new PlacedInstall();
    placed.install = install;
    placed.supervisor = supervisor;
    placed.namespace = namespace;
    placed.fresh = true;
    return placed;
  }

  /** One that the database knows. */
  static PlacedInstall known(
      String install,
      String supervisor,
      String namespace,
      long generation,
      boolean leaving,
      boolean settled) {
    PlacedInstall placed = of(install, supervisor, namespace);
    placed.generation = generation;
    placed.leaving = leaving;
    placed.settled = settled;
    placed.fresh = false;
    return placed;
  }

  /** Whether the database does not know it. */
  boolean isNew() {
    return fresh;
  }

  /** Takes a newer or the same generation; false for an older one. */
  boolean enter(long wanted, boolean leaves) {
    if (wanted < generation) {
      return false;
    }
    settled = settled && wanted == generation && !leaves;
    generation = wanted;
    leaving = leaves;
    return true;
  }

  /** Its rollout is over: what it does not use any more may go. */
  public void settle(long ready) {
    settled = settled || ready == generation && !leaving;
  }

  public String install() {
    return install;
  }

  public String namespace() {
    return namespace;
  }

  public long generation() {
    return generation;
  }

  public boolean leaving() {
    return leaving;
  }

  boolean settled() {
    return settled;
  }

  String supervisor() {
    return supervisor;
  }
}
