package io.supervisor.install.dependency;

import io.supervisor.install.dependency.Relations.Provision;
import io.supervisor.platform.semver.SemanticVersion;
import io.supervisor.platform.semver.VersionConstraint;

/**
 * A service that is needed, or that must not be there.
 *
 * @param refName id of the service; null when any that offers the kind will do
 * @param apiVersion group and version of the kind; null with a {@code refName}
 * @param kind the kind; null with a {@code refName}
 * @param constraints versions that count, in Carvel's constraint language; empty for all
 * @param optional whether it works without
 * @param when the values under which it holds; null for always
 * @param reason why, for people; may be empty
 */
public record Requirement(
    String refName,
    String apiVersion,
    String kind,
    String constraints,
    boolean optional,
    When when,
    String reason) {

  /**
   * The value of the service config under which a requirement holds.
   *
   * @param path keys from the top, joined with dots
   * @param equals the scalar it must be; null when {@code contains} says it
   * @param contains the scalar that must be in the list
   */
  public record When(String path, String equals, String contains) {}

  /** Whether this version of a service is what is meant. */
  public boolean isMetBy(KnownVersion candidate) {
    if (refName == null) {
      return candidate.relations().provides().contains(new Provision(apiVersion, kind));
    }
    return candidate.service().equals(refName)
        && (constraints.isEmpty()
            || VersionConstraint.parse(constraints)
                .admits(SemanticVersion.of(candidate.version())));
  }

  /** Whether it holds for these values. */
  public boolean appliesTo(ConfigValues values) {
    return when == null
        || (when.contains() == null
            ? values.scalar(when.path()).equals(when.equals())
            : values.list(when.path()).contains(when.contains()));
  }

  /** For people: {@code contour.example.org >=1.20.0 (routes its traffic)}. */
  public String described() {
    String name =
        refName == null
            ? "a service that offers %s/%s".formatted(apiVersion, kind)
            : (refName + " " + constraints).strip();
    return reason.isBlank() ? name : "%s (%s)".formatted(name, reason.strip());
  }
}
