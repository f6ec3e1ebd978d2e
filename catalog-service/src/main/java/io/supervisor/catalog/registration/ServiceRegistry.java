package io.supervisor.catalog.registration;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.manifest.PackageManifest;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.lock.NameLock;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Registers services and versions, one after the other for each service. */
@ApplicationScoped
public class ServiceRegistry {

  private final SupervisorServiceRepository services;
  private final ServiceVersionRepository versions;
  private final Outbox outbox;
  private final Clock clock;
  private final NameLock names;

  ServiceRegistry(
      SupervisorServiceRepository services,
      ServiceVersionRepository versions,
      Outbox outbox,
      Clock clock,
      NameLock names) {
    this.services = services;
    this.versions = versions;
    this.outbox = outbox;
    this.clock = clock;
    this.names = names;
  }

  /** Registers a service with its first version, both ACTIVATED. */
  @WithTransaction
  public Uni<Void> register(PackageManifest manifest, Upload upload, Lineage lineage) {
    return names
        .hold(manifest.service())
        .chain(() -> services.findById(manifest.service()))
        .onItem()
        .ifNotNull()
        .failWith(() -> exists("Supervisor Service (%s) already exists.", manifest.service()))
        .chain(
            () -> services.persistAndFlush(SupervisorService.register(manifest, clock.instant())))
        .chain(service -> outbox.append(ServiceChanged.of(service), lineage))
        .chain(() -> add(manifest, upload, lineage));
  }

  /** Adds a version to a service that is there. */
  @WithTransaction
  public Uni<Void> addVersion(
      String service, PackageManifest manifest, Upload upload, Lineage lineage) {
    return services
        .locked(service)
        .invoke(known -> mustTakeVersions(known, manifest))
        .chain(() -> versions.findById(ServiceVersion.id(service, manifest.version())))
        .invoke(known -> mustBeNew(known, upload))
        .chain(() -> add(manifest, upload, lineage));
  }

  private Uni<Void> add(PackageManifest manifest, Upload upload, Lineage lineage) {
    ServiceVersion version = ServiceVersion.register(manifest, upload, clock.instant());
    return versions
        .persistAndFlush(version)
        .chain(() -> outbox.append(PackageStored.of(version), lineage))
        .chain(() -> outbox.append(ServiceVersionChanged.of(version), lineage));
  }

  private static void mustTakeVersions(SupervisorService service, PackageManifest manifest) {
    if (!service.id().equals(manifest.service())) {
      throw ApiFailure.of(
          ErrorType.INVALID_ARGUMENT,
          Upload.INVALID,
          "The package is of Supervisor Service (%s), not of (%s).",
          manifest.service(),
          service.id());
    }
    if (service.state() != State.ACTIVATED) {
      throw ApiFailure.of(
          ErrorType.NOT_ALLOWED_IN_CURRENT_STATE,
          "vcenter.wcp.appplatform.supervisorservice.deactivated",
          "Supervisor Service (%s) is DEACTIVATED. Activate it first.",
          service.id());
    }
  }

  private static void mustBeNew(ServiceVersion known, Upload upload) {
    if (known == null) {
      return;
    }
    String same = known.digest().equals(upload.digest()) ? "with the same" : "with other";
    throw exists(
        "Version (%s) of Supervisor Service (%s) already exists, %s content (%s).",
        known.version(), known.service(), same, known.digest());
  }

  private static ApiFailure exists(String format, String... args) {
    return ApiFailure.of(
        ErrorType.ALREADY_EXISTS, "vcenter.wcp.appplatform.supervisorservice.exists", format, args);
  }
}
