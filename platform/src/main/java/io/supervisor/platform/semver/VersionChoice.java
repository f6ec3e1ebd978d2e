package io.supervisor.platform.semver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How one version is chosen among many: pre-releases are dropped unless allowed, then versions that
 * do not meet the constraint, and the highest of the rest wins.
 *
 * <p>Where no pre-release is allowed, a constraint that names exactly one version, and that a
 * pre-release, allows all of them: who names it wants it. An explicit list of identifiers stays in
 * force.
 */
public final class VersionChoice {

  private final PreReleases preReleases;
  private final Optional<VersionConstraint> constraint;

  private VersionChoice(PreReleases preReleases, Optional<VersionConstraint> constraint) {
    this.preReleases = preReleases;
    this.constraint = constraint;
  }

  /** A choice without a constraint. */
  public static VersionChoice of(PreReleases preReleases) {
    return new VersionChoice(preReleases, Optional.empty());
  }

  /** A choice under a constraint. */
  public static VersionChoice of(PreReleases preReleases, VersionConstraint constraint) {
    boolean named =
        preReleases.areExcluded()
            && constraint.exactVersion().filter(SemanticVersion::isPreRelease).isPresent();
    return new VersionChoice(named ? PreReleases.all() : preReleases, Optional.of(constraint));
  }

  /** Chooses; the outcome has no version if none is left. */
  public Outcome among(Collection<SemanticVersion> versions) {
    List<String> counts = new ArrayList<>();
    counts.add("all=" + versions.size());
    List<SemanticVersion> left = versions.stream().filter(preReleases::admit).toList();
    counts.add("after-prereleases-filter=" + left.size());
    if (constraint.isPresent()) {
      left = left.stream().filter(constraint.get()::admits).toList();
      counts.add("after-constraints-filter=" + left.size());
    }
    return new Outcome(left.stream().max(Comparator.naturalOrder()), String.join(" -> ", counts));
  }

  /**
   * What was chosen.
   *
   * @param version the highest of the versions left, if any was left
   * @param counts how many versions each step left, so that one sees which step lost them: {@code
   *     all=3 -> after-prereleases-filter=2 -> after-constraints-filter=0}
   */
  public record Outcome(Optional<SemanticVersion> version, String counts) {}
}
