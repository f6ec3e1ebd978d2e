package io.supervisor.install.plan;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.process.Install;
import io.supervisor.install.process.Neighbours;
import io.supervisor.install.pursuit.PursuitState;
import io.supervisor.install.revision.Configs;
import io.supervisor.platform.audit.AuditTrail;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Works plans out, and has them executed when somebody wants that. */
@ApplicationScoped
public class Plans {

  private final PlanRepository plans;
  private final PlanStepRepository steps;
  private final PlanFacts facts;
  private final Configs configs;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final Clock clock;

  Plans(
      PlanRepository plans,
      PlanStepRepository steps,
      PlanFacts facts,
      Configs configs,
      Outbox outbox,
      AuditTrail audit,
      Clock clock) {
    this.plans = plans;
    this.steps = steps;
    this.facts = facts;
    this.configs = configs;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /** Works a plan out; 400 naming every field that is wrong, or the circle there is. */
  @WithTransaction
  public Uni<PlanView> draft(PlanOrder order, Origin origin) {
    return facts
        .supervisors()
        .chain(known -> facts.active().map(active -> PlanCheck.of(order, known, active)))
        .invoke(PlanCheck::refuse)
        .chain(
            check ->
                facts
                    .installed(check.supervisors())
                    .chain(installed -> keep(check, installed, origin)));
  }

  private Uni<PlanView> keep(PlanCheck check, Map<String, Neighbours> installed, Origin origin) {
    String id = UUID.randomUUID().toString();
    List<String> problems = new ArrayList<>();
    List<PlanStep> all = new ArrayList<>();
    installed.forEach(
        (supervisor, there) -> {
          SupervisorDraft draft = check.draft(supervisor, there);
          for (NeededService needed : draft.steps()) {
            String config = check.config(needed.service());
            all.add(
                PlanStep.of(
                    new StepId(id, supervisor, needed.service()),
                    needed,
                    config == null
                        ? null
                        : configs.seal(config, Install.id(supervisor, needed.service()))));
          }
          mustHaveNoCircle(draft, supervisor);
          problems.addAll(draft.problems());
        });
    Plan plan =
        Plan.of(id, problems, check.readyWithin())
            .requested(origin.actor(), clock.instant(), origin.lineage());
    return plans
        .persist(plan)
        .chain(() -> steps.persist(all))
        .chain(() -> outbox.append(PlanChanged.of(plan, all), plan.lineage()))
        .replaceWith(() -> PlanView.of(plan, all));
  }

  private static void mustHaveNoCircle(SupervisorDraft draft, String supervisor) {
    if (!draft.circle().isEmpty()) {
      throw ApiFailure.of(
          ErrorType.INVALID_ARGUMENT,
          "io.supervisor.install.plan.circle",
          "The services need each other on (%s): %s. Choose versions or values that do not.",
          supervisor,
          String.join(" → ", draft.circle()));
    }
  }

  /** Has a draft executed, in its order. */
  @WithTransaction
  public Uni<PlanView> execute(String id, Origin origin) {
    return plans
        .locked(id)
        .invoke(Plans::mustBeExecutable)
        .chain(plan -> change(plan, origin, PlanState.RUNNING, ""));
  }

  /** Starts no further step; what is under way goes on. */
  @WithTransaction
  public Uni<PlanView> abort(String id, Origin origin) {
    return plans
        .locked(id)
        .invoke(Plans::mustBeRunning)
        .chain(plan -> change(plan, origin, PlanState.ABORTED, "It was ended by somebody."));
  }

  private Uni<PlanView> change(Plan plan, Origin origin, PlanState next, String why) {
    return steps
        .of(plan.id())
        .chain(
            all -> {
              String before = plan.state().name();
              plan.become(next, why, clock.instant());
              if (next == PlanState.ABORTED) {
                all.stream()
                    .filter(step -> step.state() == PursuitState.QUEUED)
                    .forEach(step -> step.pursuit().skip("The plan ended before its turn came."));
              }
              return outbox
                  .append(PlanChanged.of(plan, all), plan.lineage())
                  .chain(() -> audit.record(origin, "steer plan", plan.id(), before, next.name()))
                  .replaceWith(() -> PlanView.of(plan, all));
            });
  }

  private static void mustBeExecutable(Plan plan) {
    if (plan.state() != PlanState.DRAFT) {
      throw refusal("The plan is %s. Make a new one.", plan.state().name());
    }
    if (!plan.problems().isEmpty()) {
      throw refusal("The plan has problems: %s", String.join(" ", plan.problems()));
    }
  }

  private static void mustBeRunning(Plan plan) {
    if (plan.state() != PlanState.RUNNING) {
      throw refusal("The plan is %s; there is nothing to end.", plan.state().name());
    }
  }

  private static ApiFailure refusal(String format, String... args) {
    return ApiFailure.of(
        ErrorType.NOT_ALLOWED_IN_CURRENT_STATE, "io.supervisor.install.plan.state", format, args);
  }
}
