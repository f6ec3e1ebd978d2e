package io.supervisor.catalog.registration;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.audit.AuditTrail;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Deletes services and versions. A version must be DEACTIVATED and installed nowhere, a service
 * DEACTIVATED and without versions; what ships with the product stays.
 */
@ApplicationScoped
public class Removal {

  private final CatalogRows rows;
  private final Versions versions;
  private final InstalledVersions installed;
  private final Outbox outbox;
  private final AuditTrail audit;

  Removal(
      CatalogRows rows,
      Versions versions,
      InstalledVersions installed,
      Outbox outbox,
      AuditTrail audit) {
    this.rows = rows;
    this.versions = versions;
    this.installed = installed;
    this.outbox = outbox;
    this.audit = audit;
  }

  /** Deletes a version; 400 with the list of where when it is installed anywhere. */
  @WithTransaction
  public Uni<Void> ofVersion(String service, String number, Origin origin) {
    return rows.services()
        .locked(service)
        .chain(() -> rows.versions().lockedVersion(service, number))
        .invoke(Removal::mustBeUnused)
        .chain(
            version ->
                installed
                    .supervisorsWith(service, number)
                    .invoke(on -> mustBeNowhere(version, on))
                    .chain(() -> versions.remove(version, origin))
                    .chain(() -> rows.versions().flush())
                    .chain(
                        () ->
                            audit.record(
                                origin,
                                "delete version",
                                version.id(),
                                "%s, %s".formatted(version.state(), version.digest()),
                                "")));
  }

  /** Deletes a service. */
  @WithTransaction
  public Uni<Void> ofService(String id, Origin origin) {
    return rows.services()
        .locked(id)
        .chain(
            service ->
                rows.versions()
                    .of(id)
                    .invoke(left -> mustBeEmpty(service, left))
                    .chain(() -> rows.services().delete(service))
                    .chain(() -> outbox.append(new ServiceRemoved(id), origin.lineage()))
                    .chain(() -> rows.services().flush())
                    .chain(
                        () ->
                            audit.record(
                                origin, "delete service", id, service.state().name(), "")));
  }

  private static void mustBeUnused(ServiceVersion version) {
    if (version.byDefault()) {
      throw notAllowed(
          "Version (%s) of Supervisor Service (%s) ships with the product and cannot be deleted.",
          version.version(), version.service());
    }
    if (version.state() != State.DEACTIVATED) {
      throw notAllowed(
          "Version (%s) of Supervisor Service (%s) is ACTIVATED. Deactivate it first.",
          version.version(), version.service());
    }
  }

  private static void mustBeNowhere(ServiceVersion version, List<String> supervisors) {
    if (!supervisors.isEmpty()) {
      throw notAllowed(
          "Version (%s) of Supervisor Service (%s) is installed on (%s). Remove it there first.",
          version.version(), version.service(), String.join(", ", supervisors));
    }
  }

  private static void mustBeEmpty(SupervisorService service, List<ServiceVersion> left) {
    if (service.state() != State.DEACTIVATED) {
      throw notAllowed(
          "Supervisor Service (%s) is ACTIVATED. Deactivate it, then delete its versions.",
          service.id());
    }
    if (!left.isEmpty()) {
      throw notAllowed(
          "Supervisor Service (%s) still has versions (%s). Delete them first.",
          service.id(), String.join(", ", left.stream().map(ServiceVersion::version).toList()));
    }
  }

  private static ApiFailure notAllowed(String format, String... args) {
    return ApiFailure.of(
        ErrorType.NOT_ALLOWED_IN_CURRENT_STATE,
        "vcenter.wcp.appplatform.supervisorservice.inuse",
        format,
        args);
  }
}
