package io.supervisor.namespace.cluster;

import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a node object. */
final class NodeReader {

  private static final BigDecimal MIB = BigDecimal.valueOf(1024L * 1024);
  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

  /** Taints that the node controller puts on, which a host that takes no pods has. */
  private static final Set<String> OF_CONDITIONS =
      Set.of(
          "node.kubernetes.io/unschedulable",
          "node.kubernetes.io/not-ready",
          "node.kubernetes.io/unreachable");

  private NodeReader() {}

  static Node read(io.fabric8.kubernetes.api.model.Node node) {
    Map<String, Quantity> room = node.getStatus().getAllocatable();
    String address =
        node.getStatus().getAddresses().stream()
            .filter(each -> "InternalIP".equals(each.getType()))
            .map(NodeAddress::getAddress)
            .findFirst()
            .orElse("");
    boolean cordoned = Boolean.TRUE.equals(node.getSpec().getUnschedulable());
    return new Node(
        node.getMetadata().getName(),
        ready(node) && !cordoned,
        address,
        zone(node),
        amount(room, "cpu").movePointRight(3).longValue(),
        amount(room, "memory").divideToIntegralValue(MIB).longValue(),
        amount(room, "pods").intValue(),
        resources(room),
        labels(node),
        taints(node));
  }

  private static Map<String, String> labels(io.fabric8.kubernetes.api.model.Node node) {
    Map<String, String> labels = node.getMetadata().getLabels();
    return labels == null ? Map.of() : new TreeMap<>(labels);
  }

  private static List<NodeTaint> taints(io.fabric8.kubernetes.api.model.Node node) {
    List<Taint> taints = node.getSpec().getTaints();
    return taints == null
        ? List.of()
        : taints.stream()
            .filter(taint -> !OF_CONDITIONS.contains(taint.getKey()))
            .map(
                taint ->
                    new NodeTaint(
                        taint.getKey(),
                        taint.getValue() == null ? "" : taint.getValue(),
                        taint.getEffect()))
            .sorted(Comparator.comparing(NodeTaint::key).thenComparing(NodeTaint::effect))
            .toList();
  }

  private static String zone(io.fabric8.kubernetes.api.model.Node node) {
    return labels(node).getOrDefault("topology.kubernetes.io/zone", "");
  }

  private static boolean ready(io.fabric8.kubernetes.api.model.Node node) {
    return node.getStatus().getConditions().stream()
        .filter(condition -> "Ready".equals(condition.getType()))
        .map(NodeCondition::getStatus)
        .anyMatch("True"::equals);
  }

  /** What has a name of its own, or is counted in bytes; nothing of it is left out. */
  private static Map<String, Integer> resources(Map<String, Quantity> room) {
    Map<String, Integer> resources = new TreeMap<>();
    for (String name : room == null ? Set.<String>of() : room.keySet()) {
      boolean bytes = name.equals("ephemeral-storage") || name.startsWith("hugepages-");
      if (bytes || name.contains("/")) {
        BigDecimal amount = amount(room, name);
        BigDecimal units = bytes ? amount.divideToIntegralValue(MIB) : amount;
        resources.put(name, units.min(MOST).intValue());
      }
    }
    resources.values().removeIf(amount -> amount <= 0);
    return resources;
  }

  private static BigDecimal amount(Map<String, Quantity> room, String resource) {
    Quantity found = room == null ? null : room.get(resource);
    return found == null ? BigDecimal.ZERO : Quantity.getAmountInBytes(found);
  }
}
