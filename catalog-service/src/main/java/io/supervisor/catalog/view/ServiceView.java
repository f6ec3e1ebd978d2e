package io.supervisor.catalog.view;

import io.supervisor.catalog.registration.ServiceVersion;
import io.supervisor.catalog.registration.State;
import io.supervisor.catalog.registration.SupervisorService;
import io.supervisor.platform.semver.PreReleases;
import io.supervisor.platform.semver.SemanticVersion;
import io.supervisor.platform.semver.VersionChoice;
import java.util.List;

/**
 * A service as people see it; the author's words are those of the newest version.
 *
 * @param icon path of the icon; absent when there is none
 * @param latestVersion the newest ACTIVATED version; absent when none is
 */
record ServiceView(
    String service,
    String displayName,
    String description,
    State state,
    String provider,
    List<String> categories,
    String icon,
    boolean mustBeInstalled,
    String latestVersion,
    int versionCount) {

  static ServiceView of(SupervisorService of, List<ServiceVersion> versions) {
    ServiceVersion newest = versions.isEmpty() ? null : versions.get(versions.size() - 1);
    return new ServiceView(
        of.id(),
        of.displayName(),
        of.description(),
        of.state(),
        newest == null ? "" : newest.details().about().provider(),
        newest == null ? List.of() : newest.details().about().categories(),
        newest == null || newest.details().about().icon() == null
            ? null
            : "/api/supervisor/services/" + of.id() + "/icon",
        newest != null && newest.details().mustBeInstalled(),
        latest(versions),
        versions.size());
  }

  /** The newest release that is ACTIVATED, or the newest pre-release when there is no release. */
  static String latest(List<ServiceVersion> versions) {
    List<SemanticVersion> active =
        versions.stream()
            .filter(version -> version.state() == State.ACTIVATED)
            .map(version -> SemanticVersion.of(version.version()))
            .toList();
    return VersionChoice.of(PreReleases.none())
        .among(active)
        .version()
        .or(() -> VersionChoice.of(PreReleases.all()).among(active).version())
        .map(SemanticVersion::toString)
        .orElse(null);
  }
}
