package io.supervisor.install.process;

import io.supervisor.install.dependency.KnownVersion;
import io.supervisor.install.dependency.Requirement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The other installs on a Supervisor.
 *
 * @param installs those that are not removed
 * @param versions what the catalog says of the versions they run or want, by {@code
 *     service@version}
 */
public record Neighbours(List<Install> installs, Map<String, KnownVersion> versions) {

  /** The ids of the versions that matter: what runs, and what is wanted. */
  public static Set<String> versionIds(List<Install> installs) {
    Set<String> ids = new HashSet<>();
    for (Install install : installs) {
      ids.add(KnownVersion.id(install.service(), install.wanted().version()));
      if (install.currentVersion() != null) {
        ids.add(KnownVersion.id(install.service(), install.currentVersion()));
      }
    }
    return ids;
  }

  /** Whether a neighbour that is ready meets the requirement. */
  public boolean meet(Requirement requirement) {
    return installs.stream()
        .filter(one -> one.phase() == Phase.READY)
        .anyMatch(one -> met(requirement, one, one.currentVersion()));
  }

  /** A neighbour in any phase that is what {@code foe} means. */
  public Optional<Install> present(Requirement foe) {
    return installs.stream()
        .filter(
            one ->
                met(foe, one, one.wanted().version())
                    || one.currentVersion() != null && met(foe, one, one.currentVersion()))
        .findFirst();
  }

  private boolean met(Requirement requirement, Install one, String version) {
    KnownVersion known = versions.get(KnownVersion.id(one.service(), version));
    return known != null && requirement.isMetBy(known);
  }

  /** Where the service that is needed stands, for people. */
  public String standing(Requirement requirement) {
    Optional<Install> found =
        requirement.refName() == null
            ? present(requirement)
            : installs.stream()
                .filter(one -> one.service().equals(requirement.refName()))
                .findFirst();
    if (found.isEmpty()) {
      return "not installed there";
    }
    Install one = found.get();
    return one.phase() == Phase.READY
        ? "installed there in version %s, which does not fit".formatted(one.currentVersion())
        : "installed there, but %s".formatted(one.phase());
  }

  /** The services that would meet the requirement: the one it names, or those on their way. */
  Set<String> candidates(Requirement requirement) {
    if (requirement.refName() != null) {
      return Set.of(requirement.refName());
    }
    return present(requirement).map(one -> Set.of(one.service())).orElse(Set.of());
  }

  /** A chain of waiting installs from one of {@code needed} back to {@code service}, if any. */
  Optional<List<String>> circle(String service, Set<String> needed) {
    Map<String, Set<String>> waits = new HashMap<>();
    for (Install one : installs) {
      if (one.phase() == Phase.WAITING) {
        waits.put(one.service(), new LinkedHashSet<>(Arrays.asList(one.waitsFor().split(","))));
      }
    }
    Deque<List<String>> open = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    needed.forEach(need -> open.add(List.of(service, need)));
    while (!open.isEmpty()) {
      List<String> path = open.remove();
      String last = path.get(path.size() - 1);
      if (last.equals(service)) {
        return Optional.of(path);
      }
      if (seen.add(last)) {
        for (String next : waits.getOrDefault(last, Set.of())) {
          List<String> longer = new ArrayList<>(path);
          longer.add(next);
          open.add(longer);
        }
      }
    }
    return Optional.empty();
  }
}
