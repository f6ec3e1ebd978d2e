package io.supervisor.install.plan;

import io.supervisor.install.pursuit.PursuitState;
import io.supervisor.platform.event.Event;
import java.time.Instant;
import java.util.List;

/** The full state of a plan. */
record PlanChanged(
    String plan,
    PlanState state,
    String message,
    List<Step> steps,
    String requestedBy,
    Instant changedAt)
    implements Event {

  record Step(
      String supervisor,
      String service,
      String version,
      int order,
      PursuitState state,
      String reason,
      String message) {

    static Step of(PlanStep step) {
      return new Step(
          step.supervisor(),
          step.service(),
          step.version(),
          step.order(),
          step.state(),
          step.reason(),
          step.message());
    }
  }

  static PlanChanged of(Plan plan, List<PlanStep> steps) {
    return new PlanChanged(
        plan.id(),
        plan.state(),
        plan.message(),
        steps.stream().map(Step::of).toList(),
        plan.requestedBy(),
        plan.changedAt());
  }

  @Override
  public String topic() {
    return "supervisor.install.plans.v1";
  }

  @Override
  public String type() {
    return "io.supervisor.install.plan-changed.v1";
  }

  @Override
  public String key() {
    return plan;
  }
}
