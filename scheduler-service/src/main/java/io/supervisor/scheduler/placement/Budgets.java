package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The disruption budgets by name, and which pods would break one. */
final class Budgets {
  private final Map<String, Budget> budgets = new TreeMap<>();

  private int version;

  void put(String name, Budget budget) {
    version++;
    budgets.put(name, budget);
  }

  /** Another number each time a budget changes. */
  int version() {
    return version;
  }

  Map<String, Budget> all() {
    return Map.copyOf(budgets);
  }

  void remove(String name) {
    version++;
    budgets.remove(name);
  }

  /** Of pods in this order, those that would break a budget when all of them went. */
  List<Integer> breaking(List<Integer> pods, Cluster cluster) {
    if (budgets.isEmpty()) {
      return List.of();
    }
    Map<String, Integer> left = new TreeMap<>();
    List<Integer> breaking = new ArrayList<>();
    for (int pod : pods) {
      boolean breaks = false;
      for (Map.Entry<String, Budget> budget : budgets.entrySet()) {
        if (budget.getValue().covers(cluster.classOf(pod).spec)) {
          int allowed = left.getOrDefault(budget.getKey(), budget.getValue().allowed());
          breaks |= allowed <= 0;
          left.put(budget.getKey(), allowed - 1);
        }
      }
      if (breaks) {
        breaking.add(pod);
      }
    }
    return breaking;
  }
}
