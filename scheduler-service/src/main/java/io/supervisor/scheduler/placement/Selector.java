package io.supervisor.scheduler.placement;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A label selector: all of its requirements must be met, and none means everything. */
public record Selector(List<Requirement> requirements) {
  public static final Selector ALL = new Selector(List.of());

  /** The labels that an object must have as they are here. */
  public static Selector of(Map<String, String> labels) {
    return new Selector(
        labels.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> new Requirement(e.getKey(), Requirement.Operator.IN, Set.of(e.getValue())))
            .toList());
  }

  boolean matches(Map<String, String> labels) {
    return requirements.stream().allMatch(r -> r.meets(labels));
  }
}
