package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.supervisor.scheduler.placement.Budget;
import io.supervisor.scheduler.slot.LonePod;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Ends pods of a Supervisor that are in the way of others, as far as disruption budgets let it. */
record Evictions(PodWatch watch, Instant now) {

  /** Those of the pods that have not ended. */
  List<Pod> living(Collection<String> uids) {
    return watch.pods().stream()
        .filter(pod -> uids.contains(pod.getMetadata().getUid()))
        .filter(pod -> !PodReader.finished(pod))
        .toList();
  }

  /** How many pods may go now, by the budget. */
  Map<String, Budget> budgets() {
    return watch.budgets().stream()
        .collect(
            Collectors.toMap(
                one -> one.getMetadata().getNamespace() + "/" + one.getMetadata().getName(),
                Evictions::budget));
  }

  private static Budget budget(PodDisruptionBudget one) {
    Integer allowed = one.getStatus() == null ? null : one.getStatus().getDisruptionsAllowed();
    return new Budget(
        one.getMetadata().getNamespace(),
        PodSpecReader.selector(one.getSpec().getSelector()),
        allowed == null ? 0 : Math.max(0, allowed));
  }

  /** Ends a pod for another, once; false when a disruption budget forbids it now. */
  boolean end(Pod victim, LonePod of) {
    if (victim.getMetadata().getDeletionTimestamp() != null) {
      return true;
    }
    if (!watch.evict(victim)) {
      return false;
    }
    String message =
        "Ended for the pod %s/%s, whose priority is higher."
            .formatted(of.spec().namespace(), of.name());
    watch.tell(PodEvent.of(victim, PodEvent.Type.NORMAL, "Preempted", message, now));
    return true;
  }
}
