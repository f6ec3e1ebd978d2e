package io.supervisor.install.plan;

import io.supervisor.install.dependency.ConfigValues;
import io.supervisor.install.dependency.KnownVersion;
import io.supervisor.install.dependency.Requirement;
import io.supervisor.install.process.Neighbours;
import io.supervisor.install.process.Phase;
import io.supervisor.platform.semver.SemanticVersion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Works out what one Supervisor needs: what was asked for, what that needs and is missing there, in
 * which order, and what stands in the way.
 */
final class SupervisorDraft {

  private final String supervisor;
  private final Neighbours there;
  private final List<KnownVersion> active;

  private final Map<String, WantedService> wanted = new LinkedHashMap<>();
  private final Map<String, Set<String>> needs = new LinkedHashMap<>();
  private final Set<String> problems = new LinkedHashSet<>();
  private List<String> circle = List.of();

  SupervisorDraft(String supervisor, Neighbours there, List<KnownVersion> active) {
    this.supervisor = supervisor;
    this.there = there;
    this.active = active;
  }

  /** Adds what was asked for, and everything that needs. */
  SupervisorDraft want(List<WantedService> asked) {
    asked.forEach(one -> wanted.put(one.service(), one));
    Deque<WantedService> open = new ArrayDeque<>(asked);
    while (!open.isEmpty()) {
      WantedService one = open.remove();
      for (Requirement need : one.version().relations().requires()) {
        if (!need.optional() && need.appliesTo(one.values())) {
          resolve(one, need).ifPresent(open::add);
        }
      }
    }
    wanted.values().forEach(this::lookForConflicts);
    return this;
  }

  /** The service that must be added for a need; empty when it is met, or cannot be. */
  private Optional<WantedService> resolve(WantedService one, Requirement need) {
    for (WantedService other : wanted.values()) {
      if (need.isMetBy(other.version())) {
        needs(one.service(), other.service());
        return Optional.empty();
      }
    }
    if (there.meet(need)) {
      return Optional.empty();
    }
    Optional<KnownVersion> found =
        active.stream().filter(need::isMetBy).max(Comparator.comparing(SupervisorDraft::number));
    if (found.isEmpty() || wanted.containsKey(found.get().service())) {
      problems.add(
          "%s on %s needs %s: %s."
              .formatted(
                  one.service(),
                  supervisor,
                  need.described(),
                  found.isEmpty()
                      ? "the catalog has no active version that fits"
                      : "another version of it was asked for"));
      return Optional.empty();
    }
    String reason = "needed by %s".formatted(one.service());
    WantedService added =
        new WantedService(found.get(), ConfigValues.of("", found.get().schema()), reason, false);
    wanted.put(added.service(), added);
    needs(one.service(), added.service());
    return Optional.of(added);
  }

  private void needs(String service, String other) {
    needs.computeIfAbsent(service, key -> new LinkedHashSet<>()).add(other);
  }

  private void lookForConflicts(WantedService one) {
    for (Requirement foe : one.version().relations().conflicts()) {
      if (!foe.appliesTo(one.values())) {
        continue;
      }
      boolean wantedToo =
          wanted.values().stream().anyMatch(other -> other != one && foe.isMetBy(other.version()));
      boolean present =
          there.present(foe).filter(other -> !other.service().equals(one.service())).isPresent();
      if (wantedToo || present) {
        problems.add(
            "%s on %s cannot run beside %s.".formatted(one.service(), supervisor, foe.described()));
      }
    }
  }

  /** The steps in their order; empty when the services need each other in a circle. */
  List<NeededService> steps() {
    Map<String, Integer> depths = new LinkedHashMap<>();
    for (String service : wanted.keySet()) {
      if (depth(service, depths, new ArrayList<>()) < 0) {
        return List.of();
      }
    }
    return wanted.values().stream()
        .sorted(
            Comparator.comparing((WantedService one) -> depths.get(one.service()))
                .thenComparing(WantedService::service))
        .map(one -> step(one, depths.get(one.service())))
        .toList();
  }

  private NeededService step(WantedService one, int order) {
    String version = one.version().version();
    boolean runs =
        there.installs().stream()
            .anyMatch(
                install ->
                    install.service().equals(one.service())
                        && install.phase() == Phase.READY
                        && version.equals(install.currentVersion()));
    return new NeededService(
        one.service(), version, order, one.reason(), runs && !one.configured());
  }

  private int depth(String service, Map<String, Integer> known, List<String> path) {
    if (path.contains(service)) {
      circle = new ArrayList<>(path.subList(path.indexOf(service), path.size()));
      circle.add(service);
      return -1;
    }
    if (known.containsKey(service)) {
      return known.get(service);
    }
    path.add(service);
    int deepest = 0;
    for (String need : needs.getOrDefault(service, Set.of())) {
      int depth = depth(need, known, path);
      if (depth < 0) {
        return -1;
      }
      deepest = Math.max(deepest, depth + 1);
    }
    path.remove(service);
    known.put(service, deepest);
    return deepest;
  }

  /** Services that need each other, the first one again at the end; empty when there are none. */
  List<String> circle() {
    return circle;
  }

  /** What stands in the way, in plain sentences. */
  Set<String> problems() {
    return problems;
  }

  private static SemanticVersion number(KnownVersion version) {
    return SemanticVersion.of(version.version());
  }
}
