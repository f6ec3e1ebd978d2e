package io.supervisor.catalog.registration;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** Services by id. */
@ApplicationScoped
public class SupervisorServiceRepository
    implements PanacheRepositoryBase<SupervisorService, String> {

  /** The service; 404 when there is none. */
  public Uni<SupervisorService> known(String id) {
    return orNotFound(findById(id), id);
  }

  /** The same, locked until the transaction ends; null when there is none. */
  Uni<SupervisorService> lockedIfKnown(String id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** The same, locked until the transaction ends. */
  Uni<SupervisorService> locked(String id) {
    return orNotFound(findById(id, LockModeType.PESSIMISTIC_WRITE), id);
  }

  private static Uni<SupervisorService> orNotFound(Uni<SupervisorService> found, String id) {
    return found
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
