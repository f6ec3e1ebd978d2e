package io.supervisor.install.precheck;

import io.supervisor.install.bundle.Workload;
import io.supervisor.install.supervisor.KnownHost;
import io.supervisor.install.supervisor.KnownSupervisor;
import io.supervisor.platform.semver.SemanticVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the hosts are large enough, and whether pods may run there at all. */
final class CapacityCheck {

  private static final String NAME = "capacity";
  private static final SemanticVersion PODS_ON_VDS = SemanticVersion.of("8.0.1");

  private CapacityCheck() {}

  static Check of(List<Workload> workloads, List<KnownHost> hosts) {
    if (workloads.isEmpty()) {
      return Check.pass(NAME, "It brings no pods that are placed from here.");
    }
    if (hosts.isEmpty()) {
      return Check.fail(NAME, "No host takes pods.", "Add a host, or end its maintenance.");
    }
    for (Workload workload : workloads) {
      if (hosts.stream().noneMatch(host -> fits(workload, host))) {
        return Check.fail(
            NAME,
            "No host is large enough for a pod of %s/%s: %d millicores, %d MiB."
                .formatted(
                    workload.kind(),
                    workload.name(),
                    workload.cpuMillicores(),
                    workload.memoryMib()),
            "Lower what it requests, or add a larger host.");
      }
    }
    long cpu =
        workloads.stream().mapToLong(one -> one.cpuMillicores() * one.podsOn(hosts.size())).sum();
    long memory =
        workloads.stream().mapToLong(one -> one.memoryMib() * one.podsOn(hosts.size())).sum();
    long allCpu = hosts.stream().mapToLong(KnownHost::cpuMillicores).sum();
    long allMemory = hosts.stream().mapToLong(KnownHost::memoryMib).sum();
    String sum =
        "It requests %d of %d millicores and %d of %d MiB."
            .formatted(cpu, allCpu, memory, allMemory);
    return cpu > allCpu || memory > allMemory
        ? Check.fail(NAME, sum, "Lower what it requests, or add hosts.")
        : Check.pass(NAME, sum + " What others use is seen when it is placed.");
  }

  /** What the scheduler says of it. */
  static Check of(Foreseen foreseen) {
    if (foreseen.placed()) {
      return Check.pass(
          NAME,
          "Its pods find hosts: %s. %d millicores and %d MiB are left."
              .formatted(
                  counts(foreseen.hosts(), "%s gets %d"),
                  foreseen.cpuFree(),
                  foreseen.memoryFree()));
    }
    if (!foreseen.danger().isEmpty()) {
      return Check.fail(
          NAME,
          foreseen.danger(),
          "Free capacity, add a host, or tolerate no host failure in the placement settings.");
    }
    return Check.fail(
        NAME,
        "No host has room for a pod of %s: %s."
            .formatted(foreseen.refused(), counts(foreseen.removed(), "%s removes %d")),
        foreseen.remedies().isEmpty()
            ? "Lower what it requests, or add hosts."
            : "The smallest change: " + String.join(", or ", foreseen.remedies()) + ".");
  }

  private static String counts(Map<String, Integer> numbers, String format) {
    return numbers.entrySet().stream()
        .map(one -> format.formatted(one.getKey(), one.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static boolean fits(Workload workload, KnownHost host) {
    return workload.cpuMillicores() <= host.cpuMillicores()
        && workload.memoryMib() <= host.memoryMib();
  }

  /** A Supervisor that is spread over three vSphere zones runs no vSphere Pods. */
  static Optional<Check> zones(boolean pods, List<KnownHost> hosts) {
    List<String> zones =
        hosts.stream().map(KnownHost::zone).filter(zone -> !zone.isEmpty()).distinct().toList();
    return !pods || zones.size() < 2
        ? Optional.empty()
        : Optional.of(
            Check.fail(
                "zones",
                "The hosts are spread over %d vSphere zones (%s); such a Supervisor runs no vSphere Pods."
                    .formatted(zones.size(), String.join(", ", zones.stream().sorted().toList())),
                "Choose a Supervisor of one zone."));
  }

  /** vSphere Pods need NSX, or a distributed switch from 8.0 U1 on. */
  static Optional<Check> network(List<Workload> workloads, KnownSupervisor on) {
    if (workloads.isEmpty() || !on.networkProvider().equals("VSPHERE_NETWORK")) {
      return Optional.empty();
    }
    Optional<SemanticVersion> version = SemanticVersion.tolerant(on.version());
    if (version.isEmpty()) {
      return Optional.of(
          Check.warn(
              "network",
              "vSphere Pods on a distributed switch need version 8.0 U1, and this one is unknown.",
              "Make sure of it yourself."));
    }
    return version.get().compareTo(PODS_ON_VDS) < 0
        ? Optional.of(
            Check.fail(
                "network",
                "vSphere Pods on a distributed switch need version 8.0 U1; this is %s."
                    .formatted(on.version()),
                "Upgrade the Supervisor, or choose one with NSX."))
        : Optional.of(Check.pass("network", "Pods may run on this distributed switch."));
  }
}
