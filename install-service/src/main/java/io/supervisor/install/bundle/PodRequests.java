package io.supervisor.install.bundle;

import io.fabric8.kubernetes.api.model.Quantity;
import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderFault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one pod of a template requests, by the rule of the Kubernetes API: the containers with those
 * that run beside them, or one that runs before them when that asks for more; and its overhead.
 */
record PodRequests(Map<String, BigDecimal> amounts) {

  private static final String CPU = "cpu";
  private static final String MEMORY = "memory";
  private static final BigDecimal MIB = BigDecimal.valueOf(1024L * 1024);
  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

  /** Reads them; throws {@link RenderFailure} at what is no quantity. */
  static PodRequests of(String object, Map<String, Object> template) {
    Map<String, Object> spec = OwnedObjects.map(template, "spec");
    Map<String, BigDecimal> beside = new HashMap<>();
    Map<String, BigDecimal> most = new HashMap<>();
    for (Object first : PodTemplate.list(spec, "initContainers")) {
      Map<String, BigDecimal> wanted = new HashMap<>(beside);
      add(wanted, requests(object, first));
      wanted.forEach((name, much) -> most.merge(name, much, BigDecimal::max));
      beside = PodTemplate.staysBeside(first) ? wanted : beside;
    }
    for (Object container : PodTemplate.list(spec, "containers")) {
      add(beside, requests(object, container));
    }
    beside.forEach((name, much) -> most.merge(name, much, BigDecimal::max));
    add(most, quantities(object, "overhead", OwnedObjects.map(spec, "overhead")));
    return new PodRequests(most);
  }

  /** CPU, a part of a millicore counts as one. */
  long cpuMillicores() {
    return whole(amounts.getOrDefault(CPU, BigDecimal.ZERO).movePointRight(3));
  }

  /** Memory, a part of a MiB counts as one. */
  long memoryMib() {
    return mib(amounts.getOrDefault(MEMORY, BigDecimal.ZERO));
  }

  /** What else: what is counted in bytes in MiB, devices in pieces. */
  Map<String, Integer> others() {
    Map<String, Integer> others = new TreeMap<>();
    amounts.forEach(
        (name, much) -> {
          boolean bytes = name.equals("ephemeral-storage") || name.startsWith("hugepages-");
          if (much.signum() > 0 && (bytes || name.contains("/"))) {
            long amount = bytes ? mib(much) : whole(much);
            others.put(name, (int) Math.min(Integer.MAX_VALUE, amount));
          }
        });
    return others;
  }

  private static long mib(BigDecimal bytes) {
    return whole(bytes.divide(MIB, 6, RoundingMode.CEILING));
  }

  private static long whole(BigDecimal much) {
    return much.min(MOST).setScale(0, RoundingMode.CEILING).longValue();
  }

  private static void add(Map<String, BigDecimal> sum, Map<String, BigDecimal> more) {
    more.forEach((name, much) -> sum.merge(name, much, BigDecimal::add));
  }

  /** What has a limit and no request requests its limit, as the API server sees it. */
  @SuppressWarnings("unchecked")
  private static Map<String, BigDecimal> requests(String object, Object container) {
    if (!(container instanceof Map<?, ?> found)) {
      return Map.of();
    }
    Map<String, Object> resources = OwnedObjects.map((Map<String, Object>) found, "resources");
    Map<String, Object> all = new HashMap<>(OwnedObjects.map(resources, "limits"));
    all.putAll(OwnedObjects.map(resources, "requests"));
    return quantities(object, "resources.requests", all);
  }

  private static Map<String, BigDecimal> quantities(
      String object, String field, Map<String, Object> given) {
    Map<String, BigDecimal> amounts = new HashMap<>();
    given.forEach(
        (name, much) -> {
          if (much != null) {
            amounts.put(name, quantity(object, field + "." + name, much.toString()));
          }
        });
    return amounts;
  }

  private static BigDecimal quantity(String object, String field, String text) {
    try {
      BigDecimal amount = Quantity.getAmountInBytes(Quantity.parse(text));
      if (amount.signum() >= 0) {
        return amount;
      }
    } catch (IllegalArgumentException e) {
      throw fault(object, field, "is no quantity");
    }
    throw fault(object, field, "is below 0");
  }

  private static RenderFailure fault(String object, String field, String problem) {
    return new RenderFailure(
        new RenderFault(object, 0, field, problem, "Write one like 500m or 128Mi."));
  }
}
