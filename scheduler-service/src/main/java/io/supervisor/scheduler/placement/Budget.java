package io.supervisor.scheduler.placement;

/**
 * How many of these pods may still go at the same time.
 *
 * @param allowed 0 or more
 */
public record Budget(String namespace, Selector pods, int allowed) {

  boolean covers(PodSpec pod) {
    return namespace.equals(pod.namespace()) && pods.matches(pod.labels());
  }
}
