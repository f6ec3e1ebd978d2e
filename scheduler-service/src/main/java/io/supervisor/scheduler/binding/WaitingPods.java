package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Pod;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.supervisor.scheduler.placement.Choice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Which pods wait, by the newest pass over each Supervisor. Kept in memory only: after a restart
 * the first pass finds them again.
 */
@ApplicationScoped
public class WaitingPods {

  private final Map<String, Map<String, WaitingPod>> bySupervisor = new ConcurrentHashMap<>();

  private final MeterRegistry meters;

  WaitingPods(MeterRegistry meters) {
    this.meters = meters;
  }

  private Map<String, WaitingPod> of(String supervisor) {
    return bySupervisor.computeIfAbsent(
        supervisor,
        s ->
            meters.gaugeMapSize(
                "scheduler.pods.waiting", Tags.of("supervisor", s), new ConcurrentHashMap<>()));
  }

  /** Notes why a pod waits; says whether that is something new. */
  boolean isNews(String supervisor, Pod pod, Choice choice) {
    WaitingPod now = WaitingPod.of(pod, choice);
    WaitingPod before = of(supervisor).put(pod.getMetadata().getUid(), now);
    return before == null || !before.message().equals(now.message());
  }

  void forget(String supervisor, Pod pod) {
    of(supervisor).remove(pod.getMetadata().getUid());
  }

  /** No others wait any more. */
  void keepOnly(String supervisor, Collection<Pod> pods) {
    Set<String> uids =
        pods.stream().map(pod -> pod.getMetadata().getUid()).collect(Collectors.toSet());
    of(supervisor).keySet().retainAll(uids);
  }

  /** Those of a Supervisor, by namespace and name. */
  List<WaitingPod> on(String supervisor) {
    return of(supervisor).values().stream()
        .sorted(Comparator.comparing(WaitingPod::namespace).thenComparing(WaitingPod::name))
        .toList();
  }
}
