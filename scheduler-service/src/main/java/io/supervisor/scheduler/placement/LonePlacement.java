package io.supervisor.scheduler.placement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where pods go that no install asked for, by what they ask of hosts and of other pods. */
public final class LonePlacement {

  /**
   * A pod on its host, which its use is counted on already.
   *
   * @param yields whether it may be ended for a pod of higher priority
   */
  public record Bound(String uid, PodSpec pod, String host, boolean yields) {

    /** One that stays. */
    public Bound(PodSpec pod, String host) {
      this("", pod, host, false);
    }

    private PodSpec spec() {
      return yields ? pod : pod.withPriority(Integer.MAX_VALUE);
    }
  }

  private final Ground ground;
  private final Map<Integer, Bound> pods = new HashMap<>();

  /**
   * @param inventory with what is free on the hosts, everything that is known taken off
   * @param untaken slots whose pods are not there yet
   * @param bound the pods that are there, those first that came first; those on hosts that are not
   *     known count nowhere
   */
  public LonePlacement(Inventory inventory, List<Held> untaken, List<Bound> bound, Policy policy) {
    ground = new Ground(inventory, policy);
    ground.hold(untaken);
    for (Bound one : bound) {
      if (ground.has(one.host())) {
        pods.put(ground.hold(one.spec(), one.host()), one);
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

  /**
   * The host where the fewest and lowest pods of lower priority must end for a pod that fits
   * nowhere, by the order of kube-scheduler. Empty when that helps nowhere, when the pod pushes
   * nobody out, and when a disruption budget keeps one of them. Call it last.
   */
  public Optional<Nomination> nominate(PodSpec pod, Map<String, Budget> budgets) {
    budgets.forEach(ground.engine::putBudget);
    return ground
        .engine
        .preempt(ground.classOf(pod))
        .filter(found -> found.brokenBudgets() == 0)
        .map(
            found ->
                new Nomination(found.host(), found.victims().stream().map(pods::get).toList()));
  }
}
