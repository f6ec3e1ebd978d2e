package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a pass over a Supervisor saw.
 *
 * @param living uids of the pods that hold a slot or could
 * @param others pods of others that use a host: their uid and the host
 * @param namespaces their labels by name; empty when they were not seen
 * @param nanos when everything was taken over the last time, by the JVM's monotonic clock
 */
record Look(
    Set<String> living,
    Set<String> others,
    Map<String, Map<String, String>> namespaces,
    long nanos) {

  private static final long MUCH_LATER = Duration.ofSeconds(5).toNanos();

  static Look at(List<Pod> pods, Map<String, Map<String, String>> namespaces) {
    List<Pod> running = pods.stream().filter(pod -> !PodReader.finished(pod)).toList();
    return new Look(
        running.stream().map(pod -> pod.getMetadata().getUid()).collect(Collectors.toSet()),
        running.stream()
            .filter(pod -> !PodReader.ours(pod) && pod.getSpec().getNodeName() != null)
            .map(pod -> pod.getMetadata().getUid() + " on " + pod.getSpec().getNodeName())
            .collect(Collectors.toSet()),
        namespaces,
        System.nanoTime());
  }

  /** Whether a pod that was seen before is gone. */
  boolean misses(Look before) {
    return !living.containsAll(before.living);
  }

  boolean isMuchLaterThan(Look before) {
    return nanos - before.nanos > MUCH_LATER;
  }

  /** The same, of the time of an earlier one. */
  Look asOf(Look before) {
    return new Look(living, others, namespaces, before.nanos);
  }
}
