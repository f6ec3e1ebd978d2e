package io.supervisor.install.precheck;

import io.supervisor.install.bundle.ObjectName;
import io.supervisor.install.bundle.Volume;
import io.supervisor.install.bundle.Workload;
import io.supervisor.install.supervisor.Allowance;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Whether the Supervisor lets in what the install brings: the rights of the account by which it is
 * reached, and the quotas of the install's namespace.
 */
final class AllowanceChecks {

  private static final String PERMISSIONS = "permissions";
  private static final String QUOTA = "quota";
  private static final Allowance.Right LIST_QUOTAS =
      new Allowance.Right("", "ResourceQuota", "list");

  private final Allowance allowance;
  private final List<Map<String, Object>> objects;

  AllowanceChecks(Allowance allowance, List<Map<String, Object>> objects) {
    this.allowance = allowance;
    this.objects = objects;
  }

  /** For what kapp-controller renders there: its pods are not known here. */
  List<Check> ofPackage() {
    List<Check> checks = new ArrayList<>(allowance.known() ? permissions() : unknown());
    checks.add(
        Check.warn(
            QUOTA,
            "The package is rendered on the Supervisor; what its pods request is not known here.",
            "See to the quotas yourself."));
    return checks;
  }

  List<Check> of(String namespace, List<Workload> workloads, int hosts) {
    if (!allowance.known()) {
      return unknown();
    }
    List<Check> checks = new ArrayList<>(permissions());
    checks.addAll(quotas(namespace, workloads, hosts));
    return checks;
  }

  private static List<Check> unknown() {
    return List.of(
        Check.warn(
            PERMISSIONS,
            "The rights of the Supervisor's account were not looked at yet.",
            "Try again in a minute."));
  }

  private List<Check> permissions() {
    Set<String> brought = new LinkedHashSet<>();
    brought.add("/Namespace");
    objects.stream()
        .map(ObjectName::of)
        .forEach(one -> brought.add(group(one.apiVersion()) + "/" + one.kind()));
    List<Check> missing =
        allowance.missingRights().stream()
            .filter(right -> brought.contains(right.group() + "/" + right.kind()))
            .map(
                right ->
                    Check.fail(
                        PERMISSIONS,
                        "The account by which the Supervisor is reached may not %s objects of the kind %s."
                            .formatted(right.verb(), right.kind()),
                        "Give it that right, or register the Supervisor with another account."))
            .toList();
    return missing.isEmpty()
        ? List.of(Check.pass(PERMISSIONS, "The account may write every kind that it brings."))
        : missing;
  }

  private static String group(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  private List<Check> quotas(String namespace, List<Workload> workloads, int hosts) {
    if (allowance.missingRights().contains(LIST_QUOTAS)) {
      return List.of(
          Check.warn(
              QUOTA,
              "The account may not read quotas.",
              "Give it the right to list resourcequotas, or look yourself."));
    }
    long all = sum(workloads, one -> one.podsOn(hosts));
    long cpu = sum(workloads, one -> one.cpuMillicores() * one.podsOn(hosts));
    long memory = sum(workloads, one -> one.memoryMib() * one.podsOn(hosts));
    long storage = Volume.in(objects).stream().mapToLong(one -> one.count() * one.sizeMib()).sum();
    List<Check> faults = new ArrayList<>();
    for (Allowance.Quota quota : allowance.quotas()) {
      if (quota.namespace().equals(namespace)) {
        bounded(quota, "pods", all, quota.pods(), faults);
        bounded(quota, "millicores of CPU", cpu, quota.cpuMillicores(), faults);
        bounded(quota, "MiB of memory", memory, quota.memoryMib(), faults);
        bounded(quota, "MiB of storage", storage, quota.storageMib(), faults);
        silent(quota, workloads, faults);
      }
    }
    return faults.isEmpty()
        ? List.of(
            Check.pass(QUOTA, "No quota of the namespace %s is exceeded.".formatted(namespace)))
        : faults;
  }

  private static long sum(List<Workload> workloads, ToLongFunction<Workload> amount) {
    return workloads.stream().mapToLong(amount).sum();
  }

  private static void bounded(
      Allowance.Quota quota, String what, long wanted, Long most, List<Check> faults) {
    if (most != null && wanted > most) {
      faults.add(
          Check.fail(
              QUOTA,
              "It requests %d %s, and the quota %s of %s allows %d."
                  .formatted(wanted, what, quota.name(), quota.namespace(), most),
              "Lower what it requests, or raise the quota."));
    }
  }

  private static void silent(Allowance.Quota quota, List<Workload> workloads, List<Check> faults) {
    for (Workload workload : workloads) {
      boolean cpu = quota.cpuMillicores() != null && workload.cpuMillicores() == 0;
      boolean memory = quota.memoryMib() != null && workload.memoryMib() == 0;
      if (cpu || memory) {
        faults.add(
            Check.warn(
                QUOTA,
                "%s/%s does not say how much %s it requests; the quota %s refuses such pods, unless a LimitRange says it for them."
                    .formatted(
                        workload.kind(), workload.name(), cpu ? "CPU" : "memory", quota.name()),
                "Set the requests of its containers."));
      }
    }
  }
}
