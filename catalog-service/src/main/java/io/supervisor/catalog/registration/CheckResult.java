package io.supervisor.catalog.registration;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.supervisor.catalog.manifest.CheckedManifest;
import io.supervisor.catalog.manifest.ContentType;
import io.supervisor.catalog.manifest.PackageManifest;
import io.supervisor.platform.error.ErrorMessage;
import io.supervisor.platform.error.Finding;
import java.util.List;

/** Answer of {@code ?action=checkContent}: INVALID content still answers 200. */
record CheckResult(
    String status,
    ContentType contentType,
    CarvelAppsCheckResult carvelAppsCheckResult,
    VsphereAppsCheckResult vsphereAppsCheckResult,
    List<ErrorMessage> warningMessages,
    List<ErrorMessage> errorMessages) {

  private static final String ID = "vcenter.wcp.appplatform.supervisorservice.checkContent.";

  record CarvelAppsCheckResult(
      String supervisorService, String version, String displayName, String description) {}

  record VsphereAppsCheckResult(
      String supervisorService,
      String version,
      String displayName,
      String description,
      @JsonProperty("eula") String licence) {}

  /** Plain Kubernetes YAML is always valid. */
  static CheckResult custom() {
    return new CheckResult("VALID", ContentType.CUSTOM_YAML, null, null, List.of(), List.of());
  }

  static CheckResult of(CheckedManifest checked) {
    PackageManifest found = checked.found();
    boolean vsphere = found != null && found.contentType() == ContentType.VSPHERE_APPS_YAML;
    String status =
        found == null ? "INVALID" : checked.warnings().isEmpty() ? "VALID" : "VALID_WITH_WARNINGS";
    return new CheckResult(
        status,
        found == null ? null : found.contentType(),
        found == null || vsphere ? null : carvel(found),
        vsphere ? vsphere(found) : null,
        checked.warnings().stream().map(one -> message("warning", one)).toList(),
        checked.errors().stream().map(one -> message("error", one)).toList());
  }

  private static CarvelAppsCheckResult carvel(PackageManifest found) {
    return new CarvelAppsCheckResult(
        found.service(), found.version(), found.displayName(), found.description());
  }

  private static VsphereAppsCheckResult vsphere(PackageManifest found) {
    return new VsphereAppsCheckResult(
        found.service(),
        found.version(),
        found.displayName(),
        found.description(),
        found.details().eula());
  }

  private static ErrorMessage message(String kind, Finding finding) {
    return ErrorMessage.of(ID + kind, "%s", finding.sentence());
  }
}
