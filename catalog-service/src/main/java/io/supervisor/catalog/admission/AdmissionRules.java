package io.supervisor.catalog.admission;

import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.registration.ServiceVersion;
import io.supervisor.catalog.registration.ServiceVersionRepository;
import io.supervisor.catalog.registration.State;
import io.supervisor.catalog.registration.SupervisorService;
import io.supervisor.catalog.registration.SupervisorServiceRepository;
import io.supervisor.catalog.values.ValuesCheck;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.error.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What must hold before a command is admitted: service and version active, config valid. */
@ApplicationScoped
class AdmissionRules {

  private final SupervisorServiceRepository services;
  private final ServiceVersionRepository versions;
  private final ValuesCheck values;

  AdmissionRules(
      SupervisorServiceRepository services, ServiceVersionRepository versions, ValuesCheck values) {
    this.services = services;
    this.versions = versions;
    this.values = values;
  }

  /** The version to install; fails with the first rule that does not hold. */
  Uni<ServiceVersion> check(InstallCommand command) {
    return services
        .known(command.service())
        .invoke(AdmissionRules::mustBeActive)
        .chain(() -> versions.known(command.service(), command.version()))
        .invoke(AdmissionRules::mustBeActive)
        .invoke(version -> mustFit(command.config(), version));
  }

  private void mustFit(String config, ServiceVersion version) {
    List<Finding> faults = values.faults(config, version.valuesSchema());
    if (!faults.isEmpty()) {
      throw ApiFailure.invalid(
          "vcenter.wcp.appplatform.supervisorservice.config.invalid",
          "The service config does not fit version " + version.version(),
          faults);
    }
  }

  private static void mustBeActive(SupervisorService service) {
    if (service.state() != State.ACTIVATED) {
      throw notActive("Supervisor Service (%s) is DEACTIVATED. Activate it first.", service.id());
    }
  }

  private static void mustBeActive(ServiceVersion version) {
    if (version.state() != State.ACTIVATED) {
      throw notActive(
          "Version (%s) of Supervisor Service (%s) is DEACTIVATED. Activate it first.",
          version.version(), version.service());
    }
  }

  private static ApiFailure notActive(String format, String... args) {
    return ApiFailure.of(
        ErrorType.NOT_ALLOWED_IN_CURRENT_STATE,
        "vcenter.wcp.appplatform.supervisorservice.deactivated",
        format,
        args);
  }
}
