package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * In which order the workloads of an install find hosts: those first that others want to be near.
 */
final class DemandOrder {

  private DemandOrder() {}

  /**
   * As given, but for those that wait for others; where all wait for each other, as given.
   *
   * @param ofNamespace the labels of a namespace
   */
  static List<Demand> of(
      String install, List<Demand> demands, Function<String, Map<String, String>> ofNamespace) {
    if (demands.stream().allMatch(one -> one.constraints().pods().rules().near().isEmpty())) {
      return demands;
    }
    List<Demand> waiting = new ArrayList<>(demands);
    List<Demand> inOrder = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Demand next =
          waiting.stream()
              .filter(
                  one ->
                      waiting.stream().noneMatch(other -> needs(install, one, other, ofNamespace)))
              .findFirst()
              .orElse(waiting.get(0));
      waiting.remove(next);
      inOrder.add(next);
    }
    return inOrder;
  }

  private static boolean needs(
      String install, Demand one, Demand other, Function<String, Map<String, String>> ofNamespace) {
    PodTraits traits = one.constraints().pods();
    String own = traits.namespaceOr(install);
    return one != other && traits.needs(other.constraints().pods(), own, ofNamespace.apply(own));
  }
}
