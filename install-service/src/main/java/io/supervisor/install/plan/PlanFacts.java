package io.supervisor.install.plan;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.dependency.KnownVersion;
import io.supervisor.install.dependency.KnownVersionRepository;
import io.supervisor.install.process.Neighbourhood;
import io.supervisor.install.process.Neighbours;
import io.supervisor.install.supervisor.KnownSupervisor;
import io.supervisor.install.supervisor.KnownSupervisorRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is known of the catalog and of Supervisors when a plan is worked out. */
@ApplicationScoped
class PlanFacts {

  private final KnownSupervisorRepository supervisors;
  private final KnownVersionRepository versions;
  private final Neighbourhood neighbourhood;

  PlanFacts(
      KnownSupervisorRepository supervisors,
      KnownVersionRepository versions,
      Neighbourhood neighbourhood) {
    this.supervisors = supervisors;
    this.versions = versions;
    this.neighbourhood = neighbourhood;
  }

  /** Every version that may be installed. */
  Uni<List<KnownVersion>> active() {
    return versions.active();
  }

  Uni<Set<String>> supervisors() {
    return supervisors
        .listAll()
        .map(all -> all.stream().map(KnownSupervisor::id).collect(Collectors.toSet()));
  }

  /** What is installed on each of these Supervisors. */
  Uni<Map<String, Neighbours>> installed(List<String> on) {
    return Multi.createFrom()
        .iterable(on)
        .onItem()
        .transformToUniAndConcatenate(
            supervisor -> neighbourhood.on(supervisor).map(found -> Map.entry(supervisor, found)))
        .collect()
        .asMap(Map.Entry::getKey, Map.Entry::getValue)
        .map(TreeMap::new);
  }
}
