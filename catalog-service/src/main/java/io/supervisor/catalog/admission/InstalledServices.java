package io.supervisor.catalog.admission;

import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.registration.InstalledVersions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where services are installed, out of the admissions. */
@ApplicationScoped
public class InstalledServices implements InstalledVersions {

  private final AdmissionRepository admissions;

  InstalledServices(AdmissionRepository admissions) {
    this.admissions = admissions;
  }

  @Override
  public Uni<List<String>> supervisorsWith(String service, String version) {
    return admissions
        .list(
            "service = ?1 and (desiredVersion = ?2 or currentVersion = ?2) order by supervisor",
            service,
            version)
        .map(rows -> rows.stream().filter(row -> !row.gone()).map(Admission::supervisor).toList());
  }

  /** Every install of a service, by Supervisor. */
  public Uni<List<InstalledService>> of(String service) {
    return admissions
        .list("service = ?1 order by supervisor", service)
        .map(rows -> rows.stream().filter(row -> !row.gone()).map(InstalledService::of).toList());
  }
}
