package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.supervisor.scheduler.placement.Budget;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Ends pods of a Supervisor that are in the way of others, as far as disruption budgets let it. */
final class Evictions {

  private static final Logger LOG = Logger.getLogger(Evictions.class);

  private final PodWatch watch;
  private final Instant now;
  private Map<String, Budget> budgets;

  Evictions(PodWatch watch, Instant now) {
    this.watch = watch;
    this.now = now;
  }

  /** Those of the pods that have not ended. */
  List<Pod> living(Collection<String> uids) {
    if (uids.isEmpty()) {
      return List.of();
    }
    return watch.pods().stream()
        .filter(pod -> uids.contains(pod.getMetadata().getUid()))
        .filter(pod -> !PodReader.finished(pod))
        .toList();
  }

  /** Those that have a host on the Supervisor, whether the watch has seen that yet or not. */
  List<String> onHosts(Collection<String> uids) {
    return living(uids).stream()
        .filter(pod -> PodReader.bound(pod) || watch.hostOf(pod).isPresent())
        .map(pod -> pod.getMetadata().getUid())
        .toList();
  }

  /** How many pods may go now, by the budget; read once, and anew when one went. */
  Map<String, Budget> budgets() {
    if (budgets == null) {
      budgets =
          watch.budgets().stream()
              .collect(
                  Collectors.toMap(
                      one -> one.getMetadata().getNamespace() + "/" + one.getMetadata().getName(),
                      Evictions::budget));
    }
    return budgets;
  }

  private static Budget budget(PodDisruptionBudget one) {
    Integer allowed = one.getStatus() == null ? null : one.getStatus().getDisruptionsAllowed();
    return new Budget(
        one.getMetadata().getNamespace(),
        PodSpecReader.selector(one.getSpec().getSelector()),
        allowed == null ? 0 : Math.max(0, allowed));
  }

  /**
   * Ends a pod, once; false when the Supervisor refuses it now, as a disruption budget may.
   *
   * @param why what is said at the pod
   */
  boolean end(Pod victim, String why) {
    if (victim.getMetadata().getDeletionTimestamp() != null) {
      return true;
    }
    budgets = null;
    try {
      if (!watch.evict(victim)) {
        return !watch.isThere(victim);
      }
    } catch (KubernetesClientException e) {
      LOG.warnf("cannot end %s: %s", victim.getMetadata().getName(), e.getMessage());
      return false;
    }
    watch.tell(PodEvent.of(victim, PodEvent.Type.NORMAL, "Preempted", why, now));
    return true;
  }
}
