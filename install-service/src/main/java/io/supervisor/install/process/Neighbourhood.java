package io.supervisor.install.process;

import io.smallrye.mutiny.Uni;
import io.supervisor.install.dependency.KnownVersion;
import io.supervisor.install.dependency.KnownVersionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what is installed on a Supervisor, with what the catalog says of it. */
@ApplicationScoped
public class Neighbourhood {

  private final InstallRepository installs;
  private final KnownVersionRepository versions;

  Neighbourhood(InstallRepository installs, KnownVersionRepository versions) {
    this.installs = installs;
    this.versions = versions;
  }

  /** Everything that is installed there. */
  public Uni<Neighbours> on(String supervisor) {
    return beside(supervisor, "");
  }

  /** Everything but one service. */
  public Uni<Neighbours> beside(String supervisor, String service) {
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
