package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the pods of each namespace use together, and what they may. */
final class NamespaceTable {
  static final String QUOTA = "NAMESPACE_QUOTA";
  static final String VM_CLASS = "VM_CLASS";

  private final HostTable hosts;
  private final Names names = new Names();
  private final List<NamespaceSpec> specs = new ArrayList<>();
  private long[][] used = new long[0][];

  /** The most that pods may use, by namespace and resource, of those that are named in quotas. */
  private long[][] limits = new long[0][];

  NamespaceTable(HostTable hosts) {
    this.hosts = hosts;
  }

  /** The number of a namespace, a new one when it is not known. */
  int number(String name) {
    int number = names.number(name);
    if (number == specs.size()) {
      specs.add(NamespaceSpec.of(name, Map.of()));
      used = Arrays.copyOf(used, number + 1);
      used[number] = new long[0];
      limits = Arrays.copyOf(limits, number + 1);
      limits[number] = new long[0];
    }
    return number;
  }

  void put(NamespaceSpec spec) {
    int number = number(spec.name());
    specs.set(number, spec);
    spec.quota().amounts().keySet().forEach(hosts::resource);
    limits[number] = new long[hosts.resources.size()];
    for (int i = 0; i < limits[number].length; i++) {
      String name = hosts.resources.name(i);
      limits[number][i] = spec.quota().amounts().getOrDefault(name, Integer.MAX_VALUE);
    }
  }

  NamespaceSpec spec(String name) {
    return specs.get(number(name));
  }

  /** Those that something is known of. */
  List<NamespaceSpec> all() {
    return List.copyOf(specs);
  }

  /** Counts a pod in its namespace, or with -1 no more. */
  void take(PodClass pod, int change) {
    long[] sums = used[pod.namespace];
    for (int i = 0; i < pod.resources.length; i++) {
      int resource = pod.resources[i];
      if (resource >= sums.length) {
        sums = Arrays.copyOf(sums, hosts.resources.size());
        used[pod.namespace] = sums;
      }
      sums[resource] += (long) change * pod.amounts[i];
    }
  }

  /** Whether the namespace lets one more pod of the class in. */
  boolean allows(PodClass pod) {
    NamespaceSpec spec = specs.get(pod.namespace);
    return spec.free() || classAllowed(pod, spec) && !exceeded(pod);
  }

  private boolean exceeded(PodClass pod) {
    for (int i = 0; i < pod.resources.length; i++) {
      if (excess(pod, i) > 0) {
        return true;
      }
    }
    return false;
  }

  /** How much more than the limit one more pod would use of the i-th of its resources. */
  private long excess(PodClass pod, int i) {
    int resource = pod.resources[i];
    long[] most = limits[pod.namespace];
    boolean limited = resource < most.length && most[resource] < Integer.MAX_VALUE;
    return limited ? used(pod.namespace, resource) + pod.amounts[i] - most[resource] : 0;
  }

  private static boolean classAllowed(PodClass pod, NamespaceSpec spec) {
    String vmClass = pod.spec.vmClass();
    return vmClass.isEmpty() || spec.vmClasses().isEmpty() || spec.vmClasses().contains(vmClass);
  }

  /** What the namespace says against one more pod of the class; empty when nothing. */
  String refusal(PodClass pod) {
    if (!classAllowed(pod, specs.get(pod.namespace))) {
      return VM_CLASS;
    }
    return exceeded(pod) ? QUOTA : "";
  }

  /** By how much one more pod of the class would be too much for the namespace. */
  Resources shortfall(PodClass pod) {
    Map<String, Integer> missing = new TreeMap<>();
    for (int i = 0; i < pod.resources.length; i++) {
      long more = excess(pod, i);
      if (more > 0) {
        String name = hosts.resources.name(pod.resources[i]);
        missing.put(name, (int) Math.min(Integer.MAX_VALUE, more));
      }
    }
    return new Resources(missing);
  }

  /** What the pods of a namespace use of a resource. */
  long used(int namespace, int resource) {
    return resource < used[namespace].length ? used[namespace][resource] : 0;
  }
}
