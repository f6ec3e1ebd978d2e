package io.supervisor.catalog.registration;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Versions by service and version. */
@ApplicationScoped
public class ServiceVersionRepository implements PanacheRepositoryBase<ServiceVersion, String> {

  /** The version; 404 when there is none. */
  public Uni<ServiceVersion> known(String service, String version) {
    return findById(ServiceVersion.id(service, version))
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

  Uni<List<ServiceVersion>> of(String service) {
    return list("service = ?1 order by version", service);
  }
}
