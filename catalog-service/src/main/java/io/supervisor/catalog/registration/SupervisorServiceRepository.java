package io.supervisor.catalog.registration;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import jakarta.enterprise.context.ApplicationScoped;

/** Services by id. */
@ApplicationScoped
public class SupervisorServiceRepository
    implements PanacheRepositoryBase<SupervisorService, String> {

  /** The service; 404 when there is none. */
  public Uni<SupervisorService> known(String id) {
    return findById(id)
        .onItem()
        .ifNull()
        .failWith(
            () ->
                ApiFailure.of(
                    ErrorType.NOT_FOUND,
                    "vcenter.wcp.appplatform.supervisorservice.notfound",
                    "Supervisor Service (%s) does not exist.",
                    id));
  }
}
