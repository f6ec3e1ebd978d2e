package io.supervisor.install.plan;

import io.supervisor.platform.event.Lineage;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Many services on many Supervisors, in their order. */
@Entity
public class Plan {

  @Id private String id;

  @Enumerated(EnumType.STRING)
  private PlanState state;

  private String message;
  private String problems;
  private long readyWithinMs;
  private String requestedBy;
  private Instant requestedAt;
  private Instant changedAt;
  @Embedded private Lineage lineage;

  @Version private long rowVersion;

  Plan() {}

  static Plan of(String id, List<String> problems, Duration readyWithin) {
    Plan plan = new Plan();
    plan.id = id;
    plan.readyWithinMs = readyWithin.toMillis();
    plan.state = PlanState.DRAFT;
    plan.problems = String.join("\n", problems);
    plan.message =
        problems.isEmpty()
            ? "Nothing was done yet. Execute it when it is what you want."
            : "It cannot be executed as things are; see its problems.";
    return plan;
  }

  Plan requested(String by, Instant now, Lineage chain) {
    requestedBy = by;
    requestedAt = now;
    changedAt = now;
    lineage = chain;
    return this;
  }

  void become(PlanState next, String why, Instant now) {
    state = next;
    message = why;
    changedAt = now;
  }

  void touched(Instant now) {
    changedAt = now;
  }

  Lineage lineage() {
    return lineage;
  }

  public String id() {
    return id;
  }

  public PlanState state() {
    return state;
  }

  public String message() {
    return message;
  }

  /** What must be mended before it can be executed. */
  public List<String> problems() {
    return problems.isEmpty() ? List.of() : List.of(problems.split("\n"));
  }

  /** How long each step has to get ready. */
  public Duration readyWithin() {
    return Duration.ofMillis(readyWithinMs);
  }

  public String requestedBy() {
    return requestedBy;
  }

  public Instant requestedAt() {
    return requestedAt;
  }

  public Instant changedAt() {
    return changedAt;
  }
}
