package io.supervisor.scheduler.placement;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A change that would let a pod onto a host that only one thing keeps it from.
 *
 * @param filter what keeps it away
 * @param less how much less the pod would have to ask for, or how much more would have to be free
 *     there; nothing when it is not a matter of resources
 */
public record Remedy(String host, String filter, Resources less) {
  static final String RESOURCES = "RESOURCES";
  private static final double OTHER = 1e9;

  /** To compare with others: which part of what a pod asks for would be too much. */
  double size(Resources wanted) {
    if (!filter.equals(RESOURCES) && !filter.equals(NamespaceTable.QUOTA)) {
      return HostState.isFilter(filter) ? 0 : OTHER;
    }
    return less.amounts().entrySet().stream()
        .mapToDouble(e -> (double) e.getValue() / Math.max(1, wanted.of(e.getKey())))
        .sum();
  }

  /** In words, without an end: one of them will do. */
  public static String either(List<Remedy> all) {
    return all.stream().map(Remedy::text).collect(Collectors.joining(", or "));
  }

  /** In words, without an end. */
  public String text() {
    if (filter.equals(RESOURCES) || filter.equals(NamespaceTable.QUOTA)) {
      StringBuilder text = new StringBuilder();
      less.amounts()
          .forEach(
              (name, much) ->
                  text.append(text.isEmpty() ? "" : " and ").append(amount(name, much)));
      return text + (filter.equals(RESOURCES) ? " on " + host : " in the namespace");
    }
    return switch (filter) {
      case "SCHEDULABLE" -> host + " taking pods again";
      case "CORDONED" -> host + " taking pods again, which is cordoned";
      case "MAINTENANCE" -> host + " out of maintenance";
      case "CRX_READY" -> host + " ready for vSphere Pods";
      case NamespaceTable.VM_CLASS -> "the VM class allowed in the namespace";
      case "HOST_PORTS" -> host + " with its ports free";
      case "VOLUMES_IN_USE" -> host + " with its volumes free";
      case "APART_FROM_PODS" -> host + " without the pods that it keeps apart from";
      case "KEPT_APART_BY_PODS" -> host + " without the pods that keep apart from it";
      default -> host + " but for " + filter;
    };
  }

  private static String amount(String name, int much) {
    return switch (name) {
      case Resources.CPU -> much + " millicores less CPU";
      case Resources.MEMORY -> much + " MiB less memory";
      case Resources.STORAGE -> much + " MiB less ephemeral storage";
      case Resources.PODS -> much + " pods less";
      default -> much + " more of " + name + " free";
    };
  }
}
