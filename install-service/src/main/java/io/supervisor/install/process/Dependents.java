package io.supervisor.install.process;

import io.smallrye.mutiny.Uni;
import io.supervisor.install.dependency.KnownVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The services on a Supervisor that need another one there. */
@ApplicationScoped
public class Dependents {

  private final Neighbourhood neighbourhood;
  private final DependencyGate gate;

  Dependents(Neighbourhood neighbourhood, DependencyGate gate) {
    this.neighbourhood = neighbourhood;
    this.gate = gate;
  }

  /** Those that need this install, with nothing else there that would do. */
  public Uni<List<String>> of(Install install) {
    return neighbourhood.on(install.supervisor()).map(all -> needing(install, all));
  }

  private List<String> needing(Install install, Neighbours all) {
    Map<String, KnownVersion> known = all.versions();
    KnownVersion offered = known.get(wantedId(install));
    List<Install> staying =
        all.installs().stream()
            .filter(one -> !one.id().equals(install.id()) && one.phase() != Phase.REMOVING)
            .toList();
    Neighbours without = new Neighbours(staying, known);
    return staying.stream()
        .filter(one -> offered != null && needs(one, known.get(wantedId(one)), offered, without))
        .map(Install::service)
        .toList();
  }

  private boolean needs(
      Install one, KnownVersion version, KnownVersion offered, Neighbours without) {
    return version != null
        && version.relations().requires().stream()
            .filter(need -> !need.optional() && need.isMetBy(offered))
            .filter(need -> need.appliesTo(gate.values(one, version)))
            .anyMatch(need -> !without.meet(need));
  }

  private static String wantedId(Install install) {
    return KnownVersion.id(install.service(), install.wanted().version());
  }
}
