package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.supervisor.scheduler.placement.Resources;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pod asks for, by the rule of the Kubernetes API: its containers together, or a single one
 * that runs before them if that asks for more; and its overhead.
 */
final class PodRequests {

  private static final BigDecimal MIB = BigDecimal.valueOf(1024L * 1024);
  private static final BigDecimal MILLI = BigDecimal.valueOf(1_000);
  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

  private PodRequests() {}

  /** Millicores, MiB and pieces; a part of one counts as a whole. */
  static Resources of(Pod pod) {
    Map<String, BigDecimal> sum = new HashMap<>();
    for (Container container : pod.getSpec().getContainers()) {
      requests(container).forEach((name, much) -> sum.merge(name, bytes(much), BigDecimal::add));
    }
    for (Container first : orEmpty(pod.getSpec().getInitContainers())) {
      requests(first).forEach((name, much) -> sum.merge(name, bytes(much), BigDecimal::max));
    }
    if (pod.getSpec().getOverhead() != null) {
      pod.getSpec()
          .getOverhead()
          .forEach((name, much) -> sum.merge(name, bytes(much), BigDecimal::add));
    }
    Resources all = Resources.of(0, 0);
    for (Map.Entry<String, BigDecimal> one : sum.entrySet()) {
      all = all.and(one.getKey(), amount(one.getKey(), one.getValue()));
    }
    return all;
  }

  private static <T> List<T> orEmpty(List<T> given) {
    return given == null ? List.of() : given;
  }

  private static Map<String, Quantity> requests(Container container) {
    boolean none =
        container.getResources() == null || container.getResources().getRequests() == null;
    return none ? Map.of() : container.getResources().getRequests();
  }

  private static BigDecimal bytes(Quantity much) {
    return Quantity.getAmountInBytes(much);
  }

  private static int amount(String name, BigDecimal much) {
    BigDecimal units =
        switch (name) {
          case Resources.CPU -> much.multiply(MILLI);
          case Resources.MEMORY, Resources.STORAGE -> much.divide(MIB, 6, RoundingMode.CEILING);
          default -> much;
        };
    return units.min(MOST).setScale(0, RoundingMode.CEILING).intValue();
  }
}
