package io.supervisor.catalog.registration;

import io.supervisor.catalog.manifest.CheckedManifest;
import io.supervisor.catalog.manifest.PackageManifest;
import io.supervisor.platform.error.ErrorMessage;
import java.util.List;

/** Answer of {@code ?action=checkContent}: INVALID content still answers 200. */
record CheckResult(
    String status,
    String contentType,
    CarvelAppsCheckResult carvelAppsCheckResult,
    List<ErrorMessage> warningMessages,
    List<ErrorMessage> errorMessages) {

  record CarvelAppsCheckResult(
      String supervisorService, String version, String displayName, String description) {}

  static CheckResult of(CheckedManifest checked) {
    List<ErrorMessage> errors =
        checked.faults().stream()
            .map(
                fault ->
                    ErrorMessage.of(
                        "vcenter.wcp.appplatform.supervisorservice.checkContent.error",
                        "%s: %s. %s",
                        fault.field(),
                        fault.problem(),
                        fault.hint()))
            .toList();
    return checked
        .manifest()
        .map(
            found ->
                new CheckResult("VALID", "CARVEL_APPS_YAML", about(found), List.of(), List.of()))
        .orElseGet(() -> new CheckResult("INVALID", null, null, List.of(), errors));
  }

  private static CarvelAppsCheckResult about(PackageManifest found) {
    return new CarvelAppsCheckResult(
        found.service(), found.version(), found.displayName(), found.description());
  }
}
