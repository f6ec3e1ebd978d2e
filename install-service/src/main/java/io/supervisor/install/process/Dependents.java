package io.supervisor.install.process;

import io.smallrye.mutiny.Uni;
import io.supervisor.install.dependency.KnownVersion;
import io.supervisor.install.dependency.KnownVersionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The services on a Supervisor that need another one there. */
@ApplicationScoped
public class Dependents {

  private final InstallRepository installs;
  private final KnownVersionRepository versions;
  private final DependencyGate gate;

  Dependents(InstallRepository installs, KnownVersionRepository versions, DependencyGate gate) {
    this.installs = installs;
    this.versions = versions;
    this.gate = gate;
  }

  /** Those that need this install, with nothing else there that would do. */
  public Uni<List<String>> of(Install install) {
    return installs
        .others(install.supervisor(), "")
        .chain(
            all ->
                versions
                    .all(Neighbours.versionIds(all))
                    .map(
                        known ->
                            known.stream()
                                .collect(
                                    Collectors.toMap(
                                        one -> KnownVersion.id(one.service(), one.version()),
                                        Function.identity())))
                    .map(known -> needing(install, all, known)));
  }

  private List<String> needing(
      Install install, List<Install> all, Map<String, KnownVersion> known) {
    KnownVersion offered = known.get(wantedId(install));
    List<Install> staying =
        all.stream()
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
