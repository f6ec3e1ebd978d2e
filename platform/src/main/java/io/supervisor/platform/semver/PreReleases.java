package io.supervisor.platform.semver;

import java.util.Set;

/**
 * Which pre-releases are candidates: none, all, or those with one of some identifiers ({@code rc}
 * lets {@code 1.2.3-rc.1} in).
 */
public final class PreReleases {

  private static final PreReleases NONE = new PreReleases(false, Set.of());
  private static final PreReleases ALL = new PreReleases(true, Set.of());

  private final boolean allowed;
  private final Set<String> identifiers;

  private PreReleases(boolean allowed, Set<String> identifiers) {
    this.allowed = allowed;
    this.identifiers = identifiers;
  }

  /** Releases only. */
  public static PreReleases none() {
    return NONE;
  }

  /** Every version. */
  public static PreReleases all() {
    return ALL;
  }

  /** Those with at least one of {@code identifiers}; all of them if there are no identifiers. */
  public static PreReleases with(Set<String> identifiers) {
    return new PreReleases(true, Set.copyOf(identifiers));
  }

  /** Whether {@code version} is a candidate; a release always is. */
  public boolean admit(SemanticVersion version) {
    return !version.isPreRelease()
        || allowed
            && (identifiers.isEmpty()
                || version.preReleaseIdentifiers().stream().anyMatch(identifiers::contains));
  }

  boolean areExcluded() {
    return !allowed;
  }
}
