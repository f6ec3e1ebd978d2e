package io.supervisor.catalog.admission;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.supervisor.catalog.registration.ServiceVersion;
import java.util.List;

/** What vCenter's API shows of installs; no field more. */
final class InstallViews {

  private InstallViews() {}

  record Summary(
      String supervisorService,
      String desiredVersion,
      String currentVersion,
      ConfigStatus configStatus) {
    static Summary of(Admission of) {
      return new Summary(of.service(), of.desiredVersion(), of.currentVersion(), of.status());
    }
  }

  /** The list in the Supervisor scope is an object. */
  record SummaryList(List<Summary> supervisorServices) {}

  record Info(
      String displayName,
      String description,
      String desiredVersion,
      String currentVersion,
      ConfigStatus configStatus,
      String serviceNamespace,
      String yamlServiceConfig,
      @JsonRawValue String messages) {
    static Info of(Admission of, ServiceVersion version, String config) {
      return new Info(
          version == null ? of.service() : version.displayName(),
          version == null ? null : version.description(),
          of.desiredVersion(),
          of.currentVersion(),
          of.status(),
          of.namespace(),
          config,
          of.messages());
    }
  }
}
