package io.supervisor.catalog.registration;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.semver.SemanticVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Comparator;
import java.util.List;

/** Versions by service and version. */
@ApplicationScoped
public class ServiceVersionRepository implements PanacheRepositoryBase<ServiceVersion, String> {

  /** The version; 404 when there is none. */
  public Uni<ServiceVersion> known(String service, String version) {
    return orNotFound(findById(ServiceVersion.id(service, version)), service, version);
  }

  /** The same, kept as it is by others until the transaction ends. */
  public Uni<ServiceVersion> unchanging(String service, String version) {
    String id = ServiceVersion.id(service, version);
    return orNotFound(findById(id, LockModeType.PESSIMISTIC_READ), service, version);
  }

  /** The same, locked until the transaction ends. */
  Uni<ServiceVersion> lockedVersion(String service, String version) {
    String id = ServiceVersion.id(service, version);
    return orNotFound(findById(id, LockModeType.PESSIMISTIC_WRITE), service, version);
  }

  /** All versions of a service, the newest last. */
  public Uni<List<ServiceVersion>> of(String service) {
    return list("service", service)
        .map(
            all ->
                all.stream()
                    .sorted(Comparator.comparing(one -> SemanticVersion.of(one.version())))
                    .toList());
  }

  private static Uni<ServiceVersion> orNotFound(
      Uni<ServiceVersion> found, String service, String version) {
    return found
        .onItem()
        .ifNull()
        .failWith(
            () ->
                ApiFailure.of(
                    ErrorType.NOT_FOUND,
                    "vcenter.wcp.appplatform.supervisorservice.version.notfound",
                    "Version (%s) of Supervisor Service (%s) does not exist.",
                    version,
                    service));
  }
}
