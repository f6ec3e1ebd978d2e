package io.supervisor.catalog.registration;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.manifest.CheckedManifest;
import io.supervisor.catalog.relation.Requirement;
import io.supervisor.platform.error.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Warns of required services that the catalog does not have yet. */
@ApplicationScoped
class RelationCheck {

  private final SupervisorServiceRepository services;

  RelationCheck(SupervisorServiceRepository services) {
    this.services = services;
  }

  /** The same with a warning for each unknown service. */
  @WithSession
  Uni<CheckedManifest> warned(CheckedManifest checked) {
    List<String> needed =
        checked
            .manifest()
            .map(found -> found.details().relations().requires())
            .orElse(List.of())
            .stream()
            .map(Requirement::refName)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (needed.isEmpty()) {
      return Uni.createFrom().item(checked);
    }
    return services
        .list("id in ?1", needed)
        .map(
            known -> {
              List<String> there = known.stream().map(SupervisorService::id).toList();
              List<Finding> findings = new ArrayList<>(checked.findings());
              needed.stream()
                  .filter(name -> !there.contains(name))
                  .map(RelationCheck::unknown)
                  .forEach(findings::add);
              return new CheckedManifest(checked.found(), findings);
            });
  }

  private static Finding unknown(String name) {
    return Finding.warning(
            "metadata.annotations['supervisor.io/requires']",
            "requires a service that the catalog does not have",
            "Register it before this one is installed.")
        .found(name, "a registered service");
  }
}
