package io.supervisor.install.plan;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Steps of plans. */
@ApplicationScoped
public class PlanStepRepository implements PanacheRepositoryBase<PlanStep, StepId> {

  /** By Supervisor, in their order. */
  Uni<List<PlanStep>> of(String plan) {
    return list("plan = ?1 order by supervisor, order, service", plan);
  }
}
