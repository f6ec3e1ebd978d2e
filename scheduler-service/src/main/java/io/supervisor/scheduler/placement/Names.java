package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names with small numbers, in the order in which they came. */
final class Names {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /** The number of the name, a new one when it has none yet. */
  int number(String name) {
    return numbers.computeIfAbsent(
        name,
        n -> {
          names.add(n);
          return names.size() - 1;
        });
  }

  /** The number of the name; -1 when it has none. */
  int find(String name) {
    return numbers.getOrDefault(name, -1);
  }

  String name(int number) {
    return names.get(number);
  }

  int size() {
    return names.size();
  }
}
