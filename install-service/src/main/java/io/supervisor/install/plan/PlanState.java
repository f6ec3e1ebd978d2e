package io.supervisor.install.plan;

/** Where a plan stands. */
public enum PlanState {
  /** It was worked out, and nothing was done yet. */
  DRAFT,
  RUNNING,
  ABORTED,
  SUCCEEDED,
  /** A step failed; what came after it on the same Supervisor was skipped. */
  FAILED
}
