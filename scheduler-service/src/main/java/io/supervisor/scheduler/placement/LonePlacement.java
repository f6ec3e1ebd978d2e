package io.supervisor.scheduler.placement;

import java.util.List;

/** Where pods go that no install asked for, by what they ask of hosts and of other pods. */
public final class LonePlacement {

  /** A pod on its host, which its use is counted on already. */
  public record Bound(PodSpec pod, String host) {}

  private final Ground ground;

  /**
   * @param free what is free on the hosts, with everything that is known taken off
   * @param untaken slots whose pods are not there yet
   * @param bound the pods that are there; those on hosts that are not known count nowhere
   */
  public LonePlacement(
      List<Room> free,
      List<NamespaceSpec> namespaces,
      List<Held> untaken,
      List<Bound> bound,
      Policy policy) {
    ground = new Ground(free, policy);
    namespaces.forEach(ground::put);
    ground.hold(untaken);
    for (Bound one : bound) {
      if (ground.has(one.host())) {
        ground.hold(one.pod(), one.host());
      }
    }
  }

  /** The best host for the pod now; nothing is kept. */
  public Choice choose(PodSpec pod) {
    int podClass = ground.classOf(pod);
    int placed = ground.engine.place(podClass);
    if (placed == Engine.NONE) {
      Explainer explainer = ground.engine.explain();
      return Choice.none(explainer.rejections(podClass), explainer.remedies(podClass));
    }
    String host = ground.engine.host(placed);
    ground.engine.release(placed);
    return Choice.of(host);
  }
}
