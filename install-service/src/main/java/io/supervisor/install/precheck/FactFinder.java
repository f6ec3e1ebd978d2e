package io.supervisor.install.precheck;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.bundle.BundleRepository;
import io.supervisor.install.bundle.StoredPackageRepository;
import io.supervisor.install.dependency.KnownVersion;
import io.supervisor.install.dependency.KnownVersionRepository;
import io.supervisor.install.process.Install;
import io.supervisor.install.process.InstallRepository;
import io.supervisor.install.process.Neighbours;
import io.supervisor.install.supervisor.KnownHostRepository;
import io.supervisor.install.supervisor.KnownSupervisorRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks up what a precheck rests on. */
@ApplicationScoped
public class FactFinder {

  private final InstallRepository installs;
  private final KnownVersionRepository versions;
  private final KnownSupervisorRepository supervisors;
  private final KnownHostRepository hosts;
  private final BundleRepository bundles;
  private final StoredPackageRepository packages;

  FactFinder(
      InstallRepository installs,
      KnownVersionRepository versions,
      KnownSupervisorRepository supervisors,
      KnownHostRepository hosts,
      BundleRepository bundles,
      StoredPackageRepository packages) {
    this.installs = installs;
    this.versions = versions;
    this.supervisors = supervisors;
    this.hosts = hosts;
    this.bundles = bundles;
    this.packages = packages;
  }

  @WithSession
  Uni<PrecheckFacts> find(String supervisor, String service, String wanted) {
    String id = Install.id(supervisor, service);
    return versions
        .findById(KnownVersion.id(service, wanted))
        .chain(
            version ->
                supervisors
                    .findById(supervisor)
                    .chain(
                        known ->
                            hosts
                                .open(supervisor)
                                .chain(
                                    open ->
                                        others(supervisor, service)
                                            .chain(
                                                others ->
                                                    complete(
                                                        new PrecheckFacts(
                                                            id,
                                                            version,
                                                            known,
                                                            open,
                                                            null,
                                                            others,
                                                            List.of(),
                                                            new byte[0]))))));
  }

  private Uni<PrecheckFacts> complete(PrecheckFacts found) {
    List<String> ids = found.others().installs().stream().map(Install::id).toList();
    return installs
        .findById(found.id())
        .chain(
            install ->
                bundles
                    .all(ids)
                    .chain(
                        made ->
                            content(found.version())
                                .map(
                                    content ->
                                        new PrecheckFacts(
                                            found.id(),
                                            found.version(),
                                            found.supervisor(),
                                            found.hosts(),
                                            install,
                                            found.others(),
                                            made,
                                            content))));
  }

  private Uni<byte[]> content(KnownVersion version) {
    return version == null
        ? Uni.createFrom().item(new byte[0])
        : packages
            .findById(version.packageDigest())
            .map(stored -> stored == null ? new byte[0] : stored.content());
  }

  private Uni<Neighbours> others(String supervisor, String service) {
    return installs
        .others(supervisor, service)
        .chain(
            found ->
                versions
                    .all(Neighbours.versionIds(found))
                    .map(
                        known ->
                            known.stream()
                                .collect(
                                    Collectors.toMap(
                                        one -> KnownVersion.id(one.service(), one.version()),
                                        Function.identity())))
                    .map(known -> new Neighbours(found, known)));
  }
}
