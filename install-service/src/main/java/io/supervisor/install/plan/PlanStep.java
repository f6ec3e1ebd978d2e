package io.supervisor.install.plan;

import io.supervisor.install.process.Install;
import io.supervisor.install.pursuit.Pursuit;
import io.supervisor.install.pursuit.PursuitState;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

/** One service on one Supervisor of a plan. */
@Entity
@IdClass(StepId.class)
public class PlanStep {

  @Id private String plan;
  @Id private String supervisor;
  @Id private String service;
  private String version;

  @Column(name = "step_order")
  private int order;

  private String reason;
  private byte[] sealedConfig;
  @Embedded private Pursuit pursuit;

  PlanStep() {}

  /**
   * A step.
   *
   * @param sealedConfig sealed for {@code supervisor/service}; null keeps what there is
   */
  static PlanStep of(StepId id, NeededService needed, byte[] sealedConfig) {
    PlanStep step = new PlanStep();
    step.plan = id.plan();
    step.supervisor = id.supervisor();
    step.service = id.service();
    step.version = needed.version();
    step.order = needed.order();
    step.reason = needed.reason();
    step.sealedConfig = sealedConfig;
    step.pursuit = needed.there() ? Pursuit.ready("It is there already.") : Pursuit.queued();
    return step;
  }

  /** Id of what is asked of the catalog for it. */
  String request() {
    return "plan-%s/%s/%s".formatted(plan, supervisor, service);
  }

  String install() {
    return Install.id(supervisor, service);
  }

  public String supervisor() {
    return supervisor;
  }

  public String service() {
    return service;
  }

  public String version() {
    return version;
  }

  public int order() {
    return order;
  }

  public String reason() {
    return reason;
  }

  byte[] sealedConfig() {
    return sealedConfig == null ? null : sealedConfig.clone();
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
