package io.supervisor.scheduler.placement;

import java.util.Map;
import java.util.TreeMap;

/**
 * Amounts by resource, each between 0 and {@link Integer#MAX_VALUE}: {@link #CPU} in millicores,
 * {@link #MEMORY} and {@link #STORAGE} in MiB, {@link #PODS} and any other (a device) in pieces.
 */
public record Resources(Map<String, Integer> amounts) {
  public static final String CPU = "cpu";
  public static final String MEMORY = "memory";
  public static final String PODS = "pods";
  public static final String STORAGE = "ephemeral-storage";

  public Resources {
    amounts.forEach(
        (name, amount) -> {
          if (amount < 0) {
            throw new IllegalArgumentException(name + " must not be negative: " + amount);
          }
        });
    amounts = new TreeMap<>(amounts);
  }

  /** CPU in millicores and memory in MiB. */
  public static Resources of(int cpu, int memory) {
    return new Resources(Map.of(CPU, cpu, MEMORY, memory));
  }

  public Resources and(String name, int amount) {
    Map<String, Integer> more = new TreeMap<>(amounts);
    more.put(name, amount);
    return new Resources(more);
  }

  int of(String name) {
    return amounts.getOrDefault(name, 0);
  }
}
