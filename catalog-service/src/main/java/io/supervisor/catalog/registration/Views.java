package io.supervisor.catalog.registration;

import java.util.Base64;

/** What vCenter's API shows of services and versions; no field more. */
final class Views {

  private Views() {}

  record ServiceSummary(String supervisorService, String displayName, State state) {
    static ServiceSummary of(SupervisorService of) {
      return new ServiceSummary(of.id(), of.displayName(), of.state());
    }
  }

  record ServiceInfo(
      String displayName,
      State state,
      String description,
      boolean hasDefaultVersionsRegistered,
      boolean mustBeInstalled) {
    static ServiceInfo of(SupervisorService of) {
      return new ServiceInfo(of.displayName(), of.state(), of.description(), false, false);
    }
  }

  record VersionSummary(String version, String displayName, State state, String description) {
    static VersionSummary of(ServiceVersion of) {
      return new VersionSummary(of.version(), of.displayName(), of.state(), of.description());
    }
  }

  record VersionInfo(
      String displayName,
      State state,
      String description,
      String contentType,
      String content,
      boolean trustVerified,
      boolean registeredByDefault) {
    static VersionInfo of(ServiceVersion of) {
      String content = Base64.getEncoder().encodeToString(of.content());
      return new VersionInfo(
          of.displayName(),
          of.state(),
          of.description(),
          "CARVEL_APPS_YAML",
          content,
          false,
          false);
    }
  }
}
