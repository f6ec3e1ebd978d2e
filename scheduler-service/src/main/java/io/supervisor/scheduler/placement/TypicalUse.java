package io.supervisor.scheduler.placement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a kind of pod with devices uses of its host, and which part of all pods with devices are of
 * it, between 0 and 1.
 */
public record TypicalUse(Resources uses, double part) {
  private static final int MOST = 32;

  /** The most frequent kinds of these; pods that every host has are of none. */
  public static List<TypicalUse> of(List<Slot> slots) {
    Map<Resources, Integer> counts = new HashMap<>();
    slots.stream()
        .filter(slot -> slot.hasDevices() && !slot.onEveryHost())
        .forEach(slot -> counts.merge(slot.uses(), 1, Integer::sum));
    List<Map.Entry<Resources, Integer>> kinds =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<Resources, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(kind -> kind.getKey().toString()))
            .limit(MOST)
            .toList();
    double all = kinds.stream().mapToInt(Map.Entry::getValue).sum();
    return kinds.stream()
        .map(kind -> new TypicalUse(kind.getKey(), kind.getValue() / all))
        .toList();
  }
}
