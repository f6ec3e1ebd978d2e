package io.supervisor.scheduler.placement;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Amounts by resource, each between 0 and {@link Integer#MAX_VALUE}: {@link #CPU} in millicores,
 * {@link #MEMORY}, {@link #STORAGE} and huge pages in MiB, {@link #PODS} and any other (a device)
 * in pieces.
 */
public record Resources(Map<String, Integer> amounts) {
  public static final String CPU = "cpu";
  public static final String MEMORY = "memory";
  public static final String PODS = "pods";
  public static final String STORAGE = "ephemeral-storage";
  private static final String HUGE_PAGES = "hugepages-";

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

  public Resources and(Map<String, Integer> others) {
    Map<String, Integer> more = new TreeMap<>(amounts);
    more.putAll(others);
    return new Resources(more);
  }

  /** Without CPU, memory and places for pods. */
  public Map<String, Integer> others() {
    Map<String, Integer> others = new TreeMap<>(amounts);
    others.keySet().removeAll(Set.of(CPU, MEMORY, PODS));
    return others;
  }

  /** Whether it is counted in MiB, not in pieces. */
  public static boolean inMib(String name) {
    return name.equals(MEMORY) || name.equals(STORAGE) || name.startsWith(HUGE_PAGES);
  }

  /** Whether it is a device, such as a GPU: what has no name of its own is none. */
  static boolean isDevice(String name) {
    return name.contains("/");
  }

  /** As much of a resource as can be said. */
  static int amount(long much) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, much));
  }

  /** How much of it; 0 when nothing is said. */
  public int of(String name) {
    return amounts.getOrDefault(name, 0);
  }
}
