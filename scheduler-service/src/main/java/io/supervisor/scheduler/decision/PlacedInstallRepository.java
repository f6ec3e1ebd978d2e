package io.supervisor.scheduler.decision;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;

/** Installs that asked for room. */
@ApplicationScoped
public class PlacedInstallRepository implements PanacheRepositoryBase<PlacedInstall, String> {

  /** Installs of a Supervisor whose rollout is over, with the generation that runs. */
  public Uni<Map<String, Long>> settledOn(String supervisor) {
    return list("supervisor = ?1 and settled = true", supervisor)
        .map(
            found ->
                found.stream()
                    .collect(Collectors.toMap(PlacedInstall::install, PlacedInstall::generation)));
  }
}
