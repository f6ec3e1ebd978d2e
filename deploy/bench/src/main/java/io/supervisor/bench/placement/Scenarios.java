package io.supervisor.bench.placement;

import static io.supervisor.bench.placement.Shapes.TEST;
import static io.supervisor.bench.placement.Shapes.ZONE;
import static io.supervisor.bench.placement.Shapes.colour;
import static io.supervisor.bench.placement.Shapes.pod;
import static io.supervisor.bench.placement.Shapes.team;
import static io.supervisor.bench.placement.Shapes.term;

import io.supervisor.scheduler.placement.Engine;
import io.supervisor.scheduler.placement.HostRules;
import io.supervisor.scheduler.placement.HostSpec;
import io.supervisor.scheduler.placement.NamespaceSpec;
import io.supervisor.scheduler.placement.PodRules;
import io.supervisor.scheduler.placement.PodSpec;
import io.supervisor.scheduler.placement.PodTerm;
import io.supervisor.scheduler.placement.Requirement;
import io.supervisor.scheduler.placement.Resources;
import io.supervisor.scheduler.placement.Selector;
import io.supervisor.scheduler.placement.Spread;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** The workloads of kube-scheduler's benchmark by name. */
final class Scenarios {
  private static final String HOSTNAME = PodTerm.HOSTNAME;
  private static final IntFunction<HostSpec> PLAIN = i -> Shapes.host(i, "");
  private static final IntFunction<HostSpec> ONE_ZONE = i -> Shapes.host(i, "zone1");
  private static final IntFunction<HostSpec> THREE_ZONES = i -> Shapes.host(i, "moon-" + i % 3);
  private static final int NAMESPACES = 100;

  private Scenarios() {}

  /** Empty for a workload that is not known. */
  static Optional<Scenario> of(Workload workload) {
    return switch (workload.name()) {
      case "SchedulingBasic" -> found(PLAIN, pod(), pod());
      case "SchedulingDaemonset" -> Optional.of(daemonSet(workload));
      case "SchedulingNodeAffinity" -> found(ONE_ZONE, pod(), zoned());
      case "SchedulingPodAffinity" -> same(ONE_ZONE, near(term("blue", ZONE), "blue"));
      case "SchedulingPodAntiAffinity" -> same(PLAIN, apart(term("green", HOSTNAME), "green"));
      case "SchedulingPodMatchingAntiAffinity" ->
          found(PLAIN, apart(term("green", HOSTNAME), "green"), colour(TEST, "green"));
      case "SchedulingPreferredPodAffinity" -> same(PLAIN, liked(term("red", HOSTNAME), "red", 1));
      case "SchedulingPreferredPodAntiAffinity" ->
          same(PLAIN, liked(term("yellow", HOSTNAME), "yellow", -1));
      case "MixedSchedulingBasePod" -> Optional.of(mixed());
      case "RequiredPodAntiAffinityWithNSSelector" ->
          teams(PLAIN, PodRules.apart(team("green", HOSTNAME)), "green");
      case "PreferredAntiAffinityWithNSSelector" ->
          teams(PLAIN, PodRules.liked(team("yellow", HOSTNAME), -1), "yellow");
      case "RequiredPodAffinityWithNSSelector" ->
          teams(ONE_ZONE, PodRules.near(team("blue", ZONE)), "blue");
      case "PreferredAffinityWithNSSelector" ->
          teams(PLAIN, PodRules.liked(team("red", HOSTNAME), 1), "red");
      case "TopologySpreading" ->
          found(THREE_ZONES, pod(), Shapes.spread(Spread.hard(term("blue", ZONE), 5)));
      case "PreferredTopologySpreading" ->
          found(THREE_ZONES, pod(), Shapes.spread(Spread.soft(term("blue", ZONE))));
      case "DefaultTopologySpreading" ->
          found(
              THREE_ZONES,
              pod(),
              Shapes.spread(Spread.soft(term("blue", HOSTNAME)), Spread.soft(term("blue", ZONE))));
      case "SchedulingWithNodeInclusionPolicy" -> Optional.of(inclusion());
      case "PreemptionAsync" -> Optional.of(preemption());
      case "Unschedulable_100init", "Unschedulable_20kinit" -> Optional.of(impossible());
      case "SchedulingWithMixedChurn" -> Optional.of(churn(workload));
      case "ExtendedResource" -> Optional.of(devices());
      case "SchedulingWhileGated" -> Optional.of(Leaving.gated(workload));
      case "GatedPodsWithPodAffinity" ->
          Optional.of(Leaving.gatedNear(near(term("blue", HOSTNAME), "blue")));
      case "DeletedPodsWithFinalizers" -> Optional.of(Leaving.finalizers(workload));
      default -> Optional.empty();
    };
  }

  private static Optional<Scenario> found(
      IntFunction<HostSpec> hosts, PodSpec before, PodSpec measured) {
    return Optional.of(Scenario.of(hosts, before, measured));
  }

  private static Optional<Scenario> same(IntFunction<HostSpec> hosts, PodSpec pod) {
    return found(hosts, pod, pod);
  }

  private static PodSpec near(PodTerm term, String colour) {
    return colour(TEST, colour).with(PodRules.near(term));
  }

  private static PodSpec apart(PodTerm term, String colour) {
    return colour(TEST, colour).with(PodRules.apart(term));
  }

  private static PodSpec liked(PodTerm term, String colour, int weight) {
    return colour(TEST, colour).with(PodRules.liked(term, weight));
  }

  private static PodSpec zoned() {
    Requirement zone = new Requirement(ZONE, Requirement.Operator.IN, Set.of("zone1", "zone2"));
    return pod().with(HostRules.with(new Selector(List.of(zone))));
  }

  /** All measured pods go to one host that has room for them. */
  private static Scenario daemonSet(Workload workload) {
    Resources large =
        Resources.of(workload.measured() * 100, workload.measured() * 500)
            .and(Resources.PODS, workload.measured());
    return Scenario.of(
        i -> i == workload.hosts() - 1 ? HostSpec.of("daemon", large) : Shapes.host(i, ""),
        pod(),
        pod().with(HostRules.only("daemon")));
  }

  private static Scenario mixed() {
    List<PodSpec> kinds =
        List.of(
            pod(),
            near(term("blue", ZONE), "blue"),
            apart(term("green", HOSTNAME), "green"),
            liked(term("red", HOSTNAME), "red", 1),
            liked(term("yellow", HOSTNAME), "yellow", -1));
    return Scenario.of(ONE_ZONE, pod(), pod()).before(i -> kinds.get(i / 2_000));
  }

  /** Pods of a hundred namespaces of one team first, then those of another namespace of it. */
  private static Optional<Scenario> teams(
      IntFunction<HostSpec> hosts, PodRules rules, String colour) {
    return found(hosts, pod(), colour("measured", colour).with(rules))
        .map(s -> s.before(i -> colour("team-" + i % NAMESPACES, colour).with(rules)));
  }

  static void namespaces(Engine engine) {
    engine.putNamespace(NamespaceSpec.of("measured", Map.of("team", "devops")));
    for (int i = 0; i < NAMESPACES; i++) {
      engine.putNamespace(NamespaceSpec.of("team-" + i, Map.of("team", "devops")));
    }
  }

  /** A pod on each of the hosts without a taint, the others not counted. */
  private static Scenario inclusion() {
    PodSpec even = Shapes.spread(new Spread(term("blue", HOSTNAME), 1, true, 0, true));
    return Scenario.of(i -> i % 5 == 0 ? Shapes.tainted(i) : Shapes.host(i, ""), pod(), even);
  }

  /** Hosts full of four pods each, that must go for larger ones while small ones come. */
  private static Scenario preemption() {
    PodSpec low = pod(Resources.of(900, 500)).withPriority(-10);
    PodSpec high = pod(Resources.of(3_000, 500)).withPriority(10);
    return Scenario.of(PLAIN, low, pod(Resources.of(100, 500)))
        .meanwhile(
            (engine, i) -> {
              if (i % 114 == 0) {
                preempt(engine, engine.classOf(high));
              }
            });
  }

  static void preempt(Engine engine, int podClass) {
    if (engine.place(podClass) == Engine.NONE) {
      engine.preempt(podClass).orElseThrow();
    }
  }

  /** As many pods that fit nowhere as come in the time that kube-scheduler needs. */
  private static Scenario impossible() {
    PodSpec large = pod(Resources.of(9_000, 500));
    return Scenario.of(PLAIN, pod(), pod())
        .meanwhile(
            (engine, i) -> {
              if (i % 120 == 0) {
                engine.place(engine.classOf(large));
              }
            });
  }

  /** A host and a large pod come and go each time kube-scheduler has placed a second's pods. */
  private static Scenario churn(Workload workload) {
    PodSpec large = pod(Resources.of(1_000, 4_000));
    return Scenario.of(PLAIN, pod(), pod())
        .meanwhile(
            (engine, i) -> {
              if (i % (int) workload.floor() == 0) {
                engine.putHost(Shapes.host(workload.hosts(), ""));
                int pod = engine.place(engine.classOf(large));
                engine.release(pod);
                engine.removeHost("host-" + workload.hosts());
              }
            });
  }

  private static Scenario devices() {
    PodSpec pod = pod(Resources.of(100, 500).and("example.com/device", 1));
    return Scenario.of(i -> Shapes.devices(i, 10), pod(), pod);
  }
}
