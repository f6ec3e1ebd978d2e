package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which ports of the hosts are taken. */
final class PortTable {
  private final Map<HostPort, Integer> numbers = new HashMap<>();
  private final List<HostPort> ports = new ArrayList<>();

  /** Pods that have the port, by port and host. */
  private int[][] uses = new int[0][];

  /** The ports that cannot be had together with one, itself among them. */
  private int[][] conflicts = new int[0][];

  /** The number of the port, a new one when it is not known. */
  int number(HostPort port) {
    Integer known = numbers.get(port);
    if (known != null) {
      return known;
    }
    int number = ports.size();
    ports.add(port);
    numbers.put(port, number);
    uses = Arrays.copyOf(uses, number + 1);
    uses[number] = new int[0];
    conflicts = new int[number + 1][];
    for (int i = 0; i <= number; i++) {
      HostPort one = ports.get(i);
      conflicts[i] =
          numbers.keySet().stream().filter(one::conflicts).mapToInt(numbers::get).toArray();
    }
    return number;
  }

  boolean fits(PodClass pod, int host) {
    for (int port : pod.ports) {
      for (int other : conflicts[port]) {
        if (host < uses[other].length && uses[other][host] > 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Takes, or with a negative sign gives back, the ports of a pod. */
  void take(PodClass pod, int host, int sign) {
    for (int port : pod.ports) {
      if (host >= uses[port].length) {
        uses[port] = Arrays.copyOf(uses[port], Math.max(host + 1, 2 * uses[port].length));
      }
      uses[port][host] += sign;
    }
  }
}
