package io.supervisor.catalog.admission;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;

/** Admissions by Supervisor and service. */
@ApplicationScoped
class AdmissionRepository implements PanacheRepositoryBase<Admission, String> {

  /** The row, locked until the transaction ends; null when there never was one. */
  Uni<Admission> locked(String supervisor, String service) {
    return findById(Admission.id(supervisor, service), LockModeType.PESSIMISTIC_WRITE);
  }

  /** The install as clients see it; 404 when there is none. */
  Uni<Admission> installed(String supervisor, String service) {
    return findById(Admission.id(supervisor, service))
        .map(row -> row == null || row.gone() ? null : row)
        .onItem()
        .ifNull()
        .failWith(() -> notInstalled(supervisor, service));
  }

  Uni<List<Admission>> on(String supervisor) {
    return list("supervisor = ?1 order by service", supervisor)
        .map(rows -> rows.stream().filter(row -> !row.gone()).toList());
  }

  /**
   * The other installs there. The one in question is not read with them: it is locked later, and
   * must then be as it is, not as it was.
   */
  Uni<List<Admission>> others(String supervisor, String service) {
    return list("supervisor = ?1 and service <> ?2 order by service", supervisor, service)
        .map(rows -> rows.stream().filter(row -> !row.gone()).toList());
  }

  static ApiFailure notInstalled(String supervisor, String service) {
    return ApiFailure.of(
        ErrorType.NOT_FOUND,
        "vcenter.wcp.appplatform.supervisorservice.notinstalled",
        "Supervisor Service (%s) is not installed on (%s).",
        service,
        supervisor);
  }
}
