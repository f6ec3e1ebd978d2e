package io.supervisor.install.plan;

import java.time.Instant;
import java.util.List;

/**
 * A plan and how far it is, without its configs.
 *
 * @param problems what must be mended before it can be executed
 * @param steps by Supervisor, in their order; absent in lists
 * @param readyWithinMs how long each step has, in ms
 */
public record PlanView(
    String plan,
    PlanState state,
    String message,
    List<String> problems,
    List<PlanChanged.Step> steps,
    long readyWithinMs,
    String requestedBy,
    Instant requestedAt,
    Instant changedAt) {

  static PlanView of(Plan plan, List<PlanStep> steps) {
    return new PlanView(
        plan.id(),
        plan.state(),
        plan.message(),
        plan.problems(),
        steps == null ? null : steps.stream().map(PlanChanged.Step::of).toList(),
        plan.readyWithin().toMillis(),
        plan.requestedBy(),
        plan.requestedAt(),
        plan.changedAt());
  }
}
