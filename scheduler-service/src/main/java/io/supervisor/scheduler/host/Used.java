package io.supervisor.scheduler.host;

import java.util.HashMap;
import java.util.Map;

/**
 * What pods use of a host together.
 *
 * @param cpu millicores
 * @param memory MiB
 * @param pods how many there are
 * @param resources what else: ephemeral storage in MiB, devices in pieces
 */
public record Used(long cpu, long memory, int pods, Map<String, Integer> resources) {
  public static final Used NOTHING = new Used(0, 0, 0, Map.of());

  public Used and(Used more) {
    return new Used(
        cpu + more.cpu, memory + more.memory, pods + more.pods, sum(resources, more.resources));
  }

  private static Map<String, Integer> sum(Map<String, Integer> one, Map<String, Integer> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    Map<String, Integer> sum = new HashMap<>(one);
    other.forEach((name, amount) -> sum.merge(name, amount, Used::capped));
    return sum;
  }

  private static int capped(int one, int other) {
    return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
  }
}
