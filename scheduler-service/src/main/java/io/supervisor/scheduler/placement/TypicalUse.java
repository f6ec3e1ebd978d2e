package io.supervisor.scheduler.placement;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What a kind of pod with devices uses of its host, and which part of all pods with devices are of
 * it, between 0 and 1. Pods are of a kind when they have as many of the same devices; their CPU and
 * memory are those in the middle.
 */
public record TypicalUse(Resources uses, double part) {
  private static final int MOST = 32;

  /** The most frequent kinds of these; pods that every host has are of none. */
  public static List<TypicalUse> of(List<Slot> slots) {
    Map<Map<String, Integer>, List<Slot>> kinds =
        slots.stream()
            .filter(slot -> slot.hasDevices() && !slot.onEveryHost())
            .collect(Collectors.groupingBy(Slot::devices));
    double all = kinds.values().stream().mapToInt(List::size).sum();
    return kinds.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<Map<String, Integer>, List<Slot>> kind) -> -kind.getValue().size())
                .thenComparing(kind -> kind.getKey().toString()))
        .limit(MOST)
        .map(kind -> of(kind.getKey(), kind.getValue(), kind.getValue().size() / all))
        .toList();
  }

  private static TypicalUse of(Map<String, Integer> devices, List<Slot> pods, double part) {
    int cpu = middle(pods, Slot::cpuMillicores);
    int memory = middle(pods, Slot::memoryMib);
    return new TypicalUse(Resources.of(cpu, memory).and(devices), part);
  }

  private static int middle(List<Slot> pods, ToLongFunction<Slot> of) {
    return Resources.amount(
        pods.stream().mapToLong(of).sorted().skip(pods.size() / 2).findFirst().orElse(0));
  }
}
