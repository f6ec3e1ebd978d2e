package io.supervisor.catalog.admission;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.registration.ServiceVersion;
import io.supervisor.catalog.registration.ServiceVersionRepository;
import io.supervisor.platform.caller.Caller;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;

/** Installs as clients see them; the config only for callers that may install. */
@ApplicationScoped
class InstallReads {

  private final AdmissionRepository admissions;
  private final ServiceVersionRepository versions;
  private final Sealer sealer;
  private final SecurityIdentity identity;

  InstallReads(
      AdmissionRepository admissions,
      ServiceVersionRepository versions,
      Sealer sealer,
      SecurityIdentity identity) {
    this.admissions = admissions;
    this.versions = versions;
    this.sealer = sealer;
    this.identity = identity;
  }

  Uni<List<InstallViews.Summary>> list(String supervisor) {
    return admissions
        .on(supervisor)
        .map(rows -> rows.stream().map(InstallViews.Summary::of).toList());
  }

  Uni<InstallViews.Info> get(String supervisor, String service) {
    return admissions
        .installed(supervisor, service)
        .chain(
            row ->
                versions
                    .findById(ServiceVersion.id(row.service(), row.desiredVersion()))
                    .map(version -> InstallViews.Info.of(row, version, config(row))));
  }

  private String config(Admission row) {
    boolean mayInstall = Caller.of(identity).hasAny(Role.ADMINISTRATOR, Role.OPERATOR);
    if (!mayInstall || row.sealedConfig().length == 0) {
      return null;
    }
    byte[] yaml = sealer.open(Purpose.CONFIG, row.sealedConfig(), row.id());
    return yaml.length == 0 ? null : Base64.getEncoder().encodeToString(yaml);
  }
}
