package io.supervisor.catalog.registration;

import io.supervisor.catalog.manifest.ContentType;
import java.util.Base64;
import java.util.List;

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
    static ServiceInfo of(SupervisorService of, List<ServiceVersion> versions) {
      boolean newestMust =
          !versions.isEmpty() && versions.get(versions.size() - 1).details().mustBeInstalled();
      return new ServiceInfo(
          of.displayName(),
          of.state(),
          of.description(),
          versions.stream().anyMatch(ServiceVersion::byDefault),
          newestMust);
    }
  }

  record VersionSummary(String version, String displayName, State state, String description) {
    static VersionSummary of(ServiceVersion of) {
      return new VersionSummary(of.version(), of.displayName(), of.state(), of.description());
    }
  }

  /**
   * @param eula absent when there is none
   */
  record VersionInfo(
      String displayName,
      State state,
      String description,
      ContentType contentType,
      String content,
      boolean trustVerified,
      String eula,
      boolean registeredByDefault) {
    static VersionInfo of(ServiceVersion of, VersionContent bytes) {
      return new VersionInfo(
          of.displayName(),
          of.state(),
          of.description(),
          of.contentType(),
          Base64.getEncoder().encodeToString(bytes.content()),
          of.signature() == Provenance.Signature.VERIFIED,
          of.details().eula(),
          of.byDefault());
    }
  }
}
