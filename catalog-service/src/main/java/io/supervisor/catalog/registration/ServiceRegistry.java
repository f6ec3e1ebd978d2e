package io.supervisor.catalog.registration;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.manifest.PackageManifest;
import io.supervisor.platform.audit.AuditTrail;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.lock.NameLock;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Registers services and versions, one after the other for each service. */
@ApplicationScoped
public class ServiceRegistry {

  private final CatalogRows rows;
  private final Versions versions;
  private final Outbox outbox;
  private final Clock clock;
  private final NameLock names;
  private final AuditTrail audit;

  ServiceRegistry(
      CatalogRows rows,
      Versions versions,
      Outbox outbox,
      Clock clock,
      NameLock names,
      AuditTrail audit) {
    this.rows = rows;
    this.versions = versions;
    this.outbox = outbox;
    this.clock = clock;
    this.names = names;
    this.audit = audit;
  }

  /** Registers a service with its first version. */
  @WithTransaction
  public Uni<Void> register(NewVersion wanted, Origin origin) {
    PackageManifest manifest = wanted.manifest();
    return names
        .hold(manifest.service())
        .chain(() -> rows.services().findById(manifest.service()))
        .chain(
            known ->
                known == null
                    ? Uni.createFrom().voidItem()
                    : rows.versions()
                        .findById(ServiceVersion.id(manifest.service(), manifest.version()))
                        .invoke(version -> refuse(known, version, wanted.upload()))
                        .replaceWithVoid())
        .chain(() -> create(wanted, origin));
  }

  /** Adds a version to a service that is there and ACTIVATED. */
  @WithTransaction
  public Uni<Void> addVersion(String service, NewVersion wanted, Origin origin) {
    return rows.services()
        .locked(service)
        .invoke(known -> mustTakeVersions(known, wanted.manifest()))
        .chain(
            () -> rows.versions().findById(ServiceVersion.id(service, wanted.manifest().version())))
        .invoke(known -> mustBeNew(known, wanted.upload()))
        .chain(() -> add(wanted, origin));
  }

  /**
   * Takes in what a catalog source brought: the same bytes again change nothing but what is known
   * of their signature, other bytes for a known version are refused, and what somebody deleted
   * stays deleted. Returns whether it was news.
   */
  @WithTransaction
  public Uni<Boolean> takeIn(NewVersion wanted, Origin origin) {
    PackageManifest manifest = wanted.manifest();
    return names
        .hold(manifest.service())
        .chain(() -> versions.isDeleted(wanted))
        .chain(
            deleted ->
                deleted
                    ? Uni.createFrom().item(false)
                    : rows.services()
                        .lockedIfKnown(manifest.service())
                        .chain(
                            known ->
                                known == null
                                    ? create(wanted, origin).replaceWith(true)
                                    : takeIn(known, wanted, origin)));
  }

  private Uni<Boolean> takeIn(SupervisorService service, NewVersion wanted, Origin origin) {
    return rows.versions()
        .findById(ServiceVersion.id(service.id(), wanted.manifest().version()))
        .chain(
            known -> {
              if (known == null) {
                boolean active = service.state() == State.ACTIVATED;
                return add(active ? wanted : wanted.deactivated(), origin).replaceWith(true);
              }
              if (!known.digest().equals(wanted.upload().digest())) {
                mustBeNew(known, wanted.upload());
              }
              return versions.sign(known, wanted.from().signature(), origin);
            });
  }

  private Uni<Void> create(NewVersion wanted, Origin origin) {
    SupervisorService service = SupervisorService.register(wanted, clock.instant());
    return rows.services()
        .persistAndFlush(service)
        .chain(() -> outbox.append(ServiceChanged.of(service), origin.lineage()))
        .chain(() -> add(wanted, origin))
        .chain(
            () ->
                audit.record(origin, "register service", service.id(), "", service.state().name()));
  }

  private Uni<Void> add(NewVersion wanted, Origin origin) {
    return versions
        .add(wanted, origin)
        .chain(
            version ->
                audit.record(
                    origin,
                    "register version",
                    version.id(),
                    "",
                    "%s, %s".formatted(version.state(), version.digest())));
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

  private static void refuse(SupervisorService service, ServiceVersion version, Upload upload) {
    mustBeNew(version, upload);
    throw exists(
        "Supervisor Service (%s) already exists, without this version."
            + " Add the version with POST …/supervisor-services/%s/versions.",
        service.id(), service.id());
  }

  private static void mustBeNew(ServiceVersion known, Upload upload) {
    if (known == null) {
      return;
    }
    String same =
        known.digest().equals(upload.digest()) ? "with the same content" : "with other content";
    throw exists(
        "Supervisor Service (%s) already exists, version (%s) %s: %s is stored, %s was sent.",
        known.service(), known.version(), same, known.digest(), upload.digest());
  }

  private static ApiFailure exists(String format, String... args) {
    return ApiFailure.of(
        ErrorType.ALREADY_EXISTS, "vcenter.wcp.appplatform.supervisorservice.exists", format, args);
  }
}
