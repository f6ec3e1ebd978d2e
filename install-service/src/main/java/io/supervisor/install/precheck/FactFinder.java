package io.supervisor.install.precheck;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.dependency.KnownVersion;
import io.supervisor.install.dependency.KnownVersionRepository;
import io.supervisor.install.process.Install;
import io.supervisor.install.process.InstallRepository;
import io.supervisor.install.process.Neighbourhood;
import io.supervisor.install.supervisor.KnownHostRepository;
import io.supervisor.install.supervisor.KnownSupervisorRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks up what a precheck rests on. */
@ApplicationScoped
public class FactFinder {

  private final InstallRepository installs;
  private final Neighbourhood neighbourhood;
  private final KnownVersionRepository versions;
  private final KnownSupervisorRepository supervisors;
  private final KnownHostRepository hosts;

  FactFinder(
      InstallRepository installs,
      Neighbourhood neighbourhood,
      KnownVersionRepository versions,
      KnownSupervisorRepository supervisors,
      KnownHostRepository hosts) {
    this.installs = installs;
    this.neighbourhood = neighbourhood;
    this.versions = versions;
    this.supervisors = supervisors;
    this.hosts = hosts;
  }

  @WithSession
  Uni<PrecheckFacts> find(String supervisor, String service, String wanted) {
    String id = Install.id(supervisor, service);
    PrecheckFacts nothing = new PrecheckFacts(id, null, null, null, null, null, "");
    return versions
        .findById(KnownVersion.id(service, wanted))
        .map(nothing::with)
        .chain(facts -> supervisors.findById(supervisor).map(facts::with))
        .chain(facts -> hosts.open(supervisor).map(facts::with))
        .chain(facts -> installs.findById(id).map(facts::with))
        .chain(facts -> neighbourhood.beside(supervisor, service).map(facts::with));
  }
}
