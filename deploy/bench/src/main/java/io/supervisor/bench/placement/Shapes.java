package io.supervisor.bench.placement;

import io.supervisor.scheduler.placement.HostSpec;
import io.supervisor.scheduler.placement.PodRules;
import io.supervisor.scheduler.placement.PodSpec;
import io.supervisor.scheduler.placement.PodTerm;
import io.supervisor.scheduler.placement.Resources;
import io.supervisor.scheduler.placement.Selector;
import io.supervisor.scheduler.placement.Spread;
import io.supervisor.scheduler.placement.Taint;
import java.util.List;
import java.util.Map;

/** The hosts and pods of kube-scheduler's benchmark: 4 CPU, 32 Gi and 110 pods; 100m and 500Mi. */
final class Shapes {
  static final String ZONE = "topology.kubernetes.io/zone";
  static final String TEST = "sched-test";
  private static final Resources HOST = Resources.of(4_000, 32_768).and(Resources.PODS, 110);
  private static final Resources POD = Resources.of(100, 500);

  private Shapes() {}

  static HostSpec host(int number, String zone) {
    HostSpec host = HostSpec.of("host-" + number, HOST);
    return zone.isEmpty() ? host : host.with(Map.of(ZONE, zone), List.of());
  }

  static HostSpec tainted(int number) {
    return host(number, "").with(Map.of(), List.of(new Taint("foo", "", "NoSchedule")));
  }

  /** A host with so many devices. */
  static HostSpec devices(int number, int count) {
    return HostSpec.of("host-" + number, HOST.and("example.com/device", count));
  }

  static PodSpec pod() {
    return PodSpec.of(TEST, Map.of(), POD);
  }

  static PodSpec pod(Resources requests) {
    return PodSpec.of(TEST, Map.of(), requests);
  }

  static PodSpec colour(String namespace, String colour) {
    return PodSpec.of(namespace, Map.of("color", colour), POD);
  }

  /** Pods of the colour in the namespaces of the test. */
  static PodTerm term(String colour, String key) {
    return new PodTerm(Selector.of(Map.of("color", colour)), java.util.Set.of(TEST), null, key);
  }

  /** Pods of the colour in all namespaces of the team. */
  static PodTerm team(String colour, String key) {
    return PodTerm.across(
        Selector.of(Map.of("team", "devops")), Selector.of(Map.of("color", colour)), key);
  }

  static PodSpec spread(Spread... spread) {
    return colour(TEST, "blue")
        .with(new PodRules(List.of(), List.of(), List.of(), List.of(spread)));
  }
}
