package io.supervisor.catalog.admission;

import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.compatibility.CompatibilityCheck;
import io.supervisor.catalog.manifest.ContentType;
import io.supervisor.catalog.registration.ServiceVersion;
import io.supervisor.catalog.registration.ServiceVersionRepository;
import io.supervisor.catalog.registration.State;
import io.supervisor.catalog.registration.SupervisorService;
import io.supervisor.catalog.registration.SupervisorServiceRepository;
import io.supervisor.catalog.supervisor.KnownSupervisor;
import io.supervisor.catalog.supervisor.KnownSupervisorRepository;
import io.supervisor.catalog.values.ValuesCheck;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.error.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What must hold before a command is admitted: service and version active, the Supervisor fits, the
 * config is valid. The version stays as it is until the transaction ends.
 */
@ApplicationScoped
class AdmissionRules {

  private final SupervisorServiceRepository services;
  private final ServiceVersionRepository versions;
  private final KnownSupervisorRepository supervisors;
  private final ValuesCheck values;
  private final Dependencies dependencies;

  AdmissionRules(
      SupervisorServiceRepository services,
      ServiceVersionRepository versions,
      KnownSupervisorRepository supervisors,
      ValuesCheck values,
      Dependencies dependencies) {
    this.services = services;
    this.versions = versions;
    this.supervisors = supervisors;
    this.values = values;
    this.dependencies = dependencies;
  }

  /** The version to install; fails with the first rule that does not hold. */
  Uni<ServiceVersion> check(InstallCommand command) {
    return checkConfig(command).call(version -> checkPlace(command, version));
  }

  /** The rules that hold on every Supervisor alike. */
  Uni<ServiceVersion> checkConfig(InstallCommand command) {
    return installable(command.service(), command.version())
        .invoke(version -> mustFit(config(command, version), version));
  }

  /** The rules of one Supervisor. */
  Uni<Void> checkPlace(InstallCommand command, ServiceVersion version) {
    return supervisors
        .onCluster(command.supervisor())
        .invoke(found -> mustFit(version, found))
        .chain(() -> dependencies.findings(command.supervisor(), version, config(command, version)))
        .invoke(
            findings ->
                refuse("Version %s cannot run there".formatted(version.version()), findings))
        .replaceWithVoid();
  }

  /** Fails when other services on the Supervisor need this one. */
  Uni<Void> checkRemoval(Admission row) {
    return dependencies
        .dependents(row)
        .invoke(
            dependents -> {
              if (!dependents.isEmpty()) {
                throw ApiFailure.of(
                    ErrorType.RESOURCE_IN_USE,
                    "vcenter.wcp.appplatform.supervisorservice.needed",
                    "Supervisor Service (%s) is needed on (%s) by %s. Remove what needs it first.",
                    row.service(),
                    row.supervisor(),
                    String.join(", ", dependents));
              }
            })
        .replaceWithVoid();
  }

  /** The config of a command as the YAML to keep. */
  String config(InstallCommand command, ServiceVersion version) {
    return command.config(() -> values.schema(version.valuesSchema()));
  }

  /** The version, when the catalog offers it for installs. */
  Uni<ServiceVersion> installable(String service, String version) {
    return services
        .known(service)
        .invoke(AdmissionRules::mustBeActive)
        .chain(() -> versions.unchanging(service, version))
        .invoke(AdmissionRules::mustBeActive)
        .invoke(AdmissionRules::mustBeInstallable);
  }

  /** Fails when an install cannot become this version, as either of the two says. */
  Uni<Void> checkUpgrade(Admission row, ServiceVersion wanted) {
    return upgradeFindings(row, wanted)
        .invoke(findings -> refuse("The upgrade is refused", findings))
        .replaceWithVoid();
  }

  /** Why an install cannot become this version. */
  Uni<List<Finding>> upgradeFindings(Admission row, ServiceVersion wanted) {
    String from = row.currentVersion();
    return from == null || from.equals(wanted.version())
        ? Uni.createFrom().item(List.of())
        : versions
            .findById(ServiceVersion.id(row.service(), from))
            .map(
                old ->
                    CompatibilityCheck.upgrade(
                        from,
                        old == null ? null : old.details().compatibility(),
                        wanted.version(),
                        wanted.details().compatibility()));
  }

  private static void mustFit(ServiceVersion version, KnownSupervisor supervisor) {
    refuse(
        "Version %s does not run there".formatted(version.version()),
        CompatibilityCheck.against(version.details().compatibility(), supervisor));
  }

  private static void refuse(String what, List<Finding> findings) {
    List<Finding> errors = findings.stream().filter(Finding::refuses).toList();
    if (!errors.isEmpty()) {
      throw ApiFailure.invalid(
          "vcenter.wcp.appplatform.supervisorservice.incompatible", what, errors);
    }
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

  private static void mustBeInstallable(ServiceVersion version) {
    if (version.contentType() == ContentType.VSPHERE_APPS_YAML) {
      throw ApiFailure.of(
          ErrorType.UNSUPPORTED,
          "vcenter.wcp.appplatform.supervisorservice.format",
          "Version (%s) of Supervisor Service (%s) is in the older vSphere format, which cannot be"
              + " installed here. Register the service as a Carvel package.",
          version.version(),
          version.service());
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
