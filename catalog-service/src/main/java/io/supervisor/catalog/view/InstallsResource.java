package io.supervisor.catalog.view;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.admission.InstalledService;
import io.supervisor.catalog.admission.InstalledServices;
import io.supervisor.catalog.registration.ServiceVersion;
import io.supervisor.catalog.registration.ServiceVersionRepository;
import io.supervisor.catalog.registration.SupervisorServiceRepository;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.semver.SemanticVersion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** Where a service of the catalog is installed, and whether a newer version is there for it. */
@Path("/api/supervisor/services/{service}/installs")
public class InstallsResource {

  private final SupervisorServiceRepository services;
  private final ServiceVersionRepository versions;
  private final InstalledServices installed;

  InstallsResource(
      SupervisorServiceRepository services,
      ServiceVersionRepository versions,
      InstalledServices installed) {
    this.services = services;
    this.versions = versions;
    this.installed = installed;
  }

  /**
   * One install.
   *
   * @param newerVersion the newest ACTIVATED version above the desired one; absent when it is the
   *     newest
   */
  record InstallView(
      String supervisor,
      String desiredVersion,
      String currentVersion,
      String configStatus,
      String newerVersion) {}

  /** Installs of a service by Supervisor. */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<List<InstallView>> list(@RestPath String service) {
    return services
        .known(service)
        .chain(() -> versions.of(service))
        .chain(
            all ->
                installed
                    .of(service)
                    .map(rows -> rows.stream().map(row -> view(row, all)).toList()));
  }

  private static InstallView view(InstalledService row, List<ServiceVersion> all) {
    String newest = ServiceView.latest(all);
    boolean newer =
        newest != null
            && SemanticVersion.of(newest).compareTo(SemanticVersion.of(row.desiredVersion())) > 0;
    return new InstallView(
        row.supervisor(),
        row.desiredVersion(),
        row.currentVersion(),
        row.configStatus(),
        newer ? newest : null);
  }
}
