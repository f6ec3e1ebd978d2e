package io.supervisor.catalog.registration;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import jakarta.enterprise.context.ApplicationScoped;

/** Uploaded bytes by version. */
@ApplicationScoped
class VersionContentRepository implements PanacheRepositoryBase<VersionContent, String> {

  /** The bytes of a version; 404 when it was deleted in this moment. */
  Uni<VersionContent> of(ServiceVersion version) {
    return findById(version.id())
        .onItem()
        .ifNull()
        .failWith(
            () ->
                ApiFailure.of(
                    ErrorType.NOT_FOUND,
                    "vcenter.wcp.appplatform.supervisorservice.version.notfound",
                    "Version (%s) of Supervisor Service (%s) does not exist.",
                    version.version(),
                    version.service()));
  }
}
