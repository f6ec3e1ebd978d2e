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
 * What a pod asks for, by the rule of the Kubernetes API: its containers together with those that
 * run beside them, or one that runs before them if that asks for more; and its overhead.
 */
final class PodRequests {

  /** The restart policy of a container that starts before the others and goes on beside them. */
  private static final String SIDECAR = "Always";

  private static final BigDecimal MIB = BigDecimal.valueOf(1024L * 1024);
  private static final BigDecimal MILLI = BigDecimal.valueOf(1_000);
  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

  private PodRequests() {}

  /** Millicores, MiB and pieces; a part of one counts as a whole. */
  static Resources of(Pod pod) {
    Map<String, BigDecimal> beside = new HashMap<>();
    Map<String, BigDecimal> most = new HashMap<>();
    for (Container first : orEmpty(pod.getSpec().getInitContainers())) {
      if (staysBeside(first)) {
        add(beside, requests(first));
        larger(most, beside);
      } else {
        Map<String, BigDecimal> alone = new HashMap<>(beside);
        add(alone, requests(first));
        larger(most, alone);
      }
    }
    pod.getSpec().getContainers().forEach(container -> add(beside, requests(container)));
    larger(most, beside);
    add(most, pod.getSpec().getOverhead() == null ? Map.of() : pod.getSpec().getOverhead());
    Resources all = Resources.of(0, 0);
    for (Map.Entry<String, BigDecimal> one : most.entrySet()) {
      all = all.and(one.getKey(), amount(one.getKey(), one.getValue()));
    }
    return all;
  }

  /** Whether a container that starts before the others goes on beside them. */
  static boolean staysBeside(Container first) {
    return SIDECAR.equals(first.getRestartPolicy());
  }

  private static void add(Map<String, BigDecimal> sum, Map<String, Quantity> more) {
    more.forEach((name, much) -> sum.merge(name, bytes(much), BigDecimal::add));
  }

  private static void larger(Map<String, BigDecimal> most, Map<String, BigDecimal> other) {
    other.forEach((name, much) -> most.merge(name, much, BigDecimal::max));
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
        Resources.inMib(name)
            ? much.divide(MIB, 6, RoundingMode.CEILING)
            : name.equals(Resources.CPU) ? much.multiply(MILLI) : much;
    return units.min(MOST).setScale(0, RoundingMode.CEILING).intValue();
  }
}
