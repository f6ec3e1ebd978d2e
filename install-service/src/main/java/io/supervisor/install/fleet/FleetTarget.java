package io.supervisor.install.fleet;

import io.supervisor.install.pursuit.Pursuit;
import io.supervisor.install.pursuit.PursuitState;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

/** One Supervisor of a fleet. */
@Entity
@IdClass(TargetId.class)
public class FleetTarget {

  @Id private String fleet;
  @Id private String supervisor;
  private int wave;
  @Embedded private Pursuit pursuit;

  FleetTarget() {}

  static FleetTarget of(String fleet, String supervisor, int wave) {
    FleetTarget target = new FleetTarget();
    target.fleet = fleet;
    target.supervisor = supervisor;
    target.wave = wave;
    target.pursuit = Pursuit.queued();
    return target;
  }

  /** Id of what is asked of the catalog for it. */
  String request() {
    return "fleet-" + fleet + "/" + supervisor;
  }

  public String supervisor() {
    return supervisor;
  }

  /** Number of its wave; 0 is the first. */
  public int wave() {
    return wave;
  }

  Pursuit pursuit() {
    return pursuit;
  }

  public PursuitState state() {
    return pursuit.state();
  }

  public String message() {
    return pursuit.message();
  }
}
