package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Pod;
import io.supervisor.platform.fault.FaultPoint;
import io.supervisor.platform.fault.FaultPoints;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.scheduler.placement.Choice;
import io.supervisor.scheduler.placement.LonePlacement;
import io.supervisor.scheduler.placement.LonePlacement.Bound;
import io.supervisor.scheduler.placement.Nomination;
import io.supervisor.scheduler.placement.PodSpec;
import io.supervisor.scheduler.slot.LonePod;
import io.supervisor.scheduler.slot.LonePods;
import io.supervisor.scheduler.slot.LonePods.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Finds the host of a pod that no install asked for; where there is none, pods of lower priority
 * end for it. Its slot is kept first, so that whoever dies in between goes on where it was.
 */
@ApplicationScoped
public class LonePodPlacer {

  private static final int TRIES = 3;
  private static final Choice OVERTAKEN =
      Choice.waiting("Other decisions come first just now; it is tried again in a second.");

  private final LonePods lone;
  private final FaultPoints faults;

  LonePodPlacer(LonePods lone, FaultPoints faults) {
    this.lone = lone;
    this.faults = faults;
  }

  /** Chooses without a lock, and again when something was decided meanwhile. */
  Choice place(Pass pass, LonePod pod) {
    boolean byNamespace =
        pod.spec().pods().byNamespaceLabels() || pass.neighbours().chooseByNamespace();
    for (int i = 0; i < TRIES; i++) {
      Sight sight = Awaited.result(() -> lone.see(pod, byNamespace));
      if (unknown(pod.spec(), sight, byNamespace)) {
        return Choice.waiting(
            "The labels of its namespace are not known yet, by which pods choose others.");
      }
      Optional<Choice> choice =
          sight.host().isEmpty() ? choose(pass, pod, sight) : come(pass, pod, sight);
      if (choice.isPresent()) {
        return choice.get();
      }
    }
    return OVERTAKEN;
  }

  /** Whether it is not known yet how pods that are there think of the pod, or it of them. */
  static boolean unknown(PodSpec pod, Sight sight, boolean byNamespace) {
    return sight.host().isEmpty()
        && (byNamespace || sight.site().choosesByNamespace())
        && !sight.site().inventory().knows(pod.namespace());
  }

  private Optional<Choice> choose(Pass pass, LonePod pod, Sight sight) {
    Neighbours neighbours = pass.neighbours();
    LonePlacement placement =
        new LonePlacement(
            sight.site().inventory(),
            sight.site().untaken(),
            neighbours.bound(),
            sight.site().policy());
    Choice choice = placement.choose(pod.spec());
    if (choice.found()) {
      boolean kept = Awaited.result(() -> lone.keep(pod, sight.epoch(), choice.host()));
      return kept ? Optional.of(choice) : Optional.empty();
    }
    Optional<Nomination> nomination =
        pod.spec().preempts() && neighbours.yieldTo(pod.spec())
            ? placement.nominate(pod.spec(), pass.evictions().budgets())
            : Optional.empty();
    return nomination.isEmpty()
        ? Optional.of(choice)
        : nominate(pass, pod, sight.epoch(), nomination.get());
  }

  private Optional<Choice> nominate(Pass pass, LonePod pod, long epoch, Nomination nomination) {
    List<String> victims = nomination.victims().stream().map(Bound::uid).toList();
    List<String> ending = pass.evictions().onHosts(victims);
    List<String> giving = victims.stream().filter(uid -> !ending.contains(uid)).toList();
    String host = nomination.host();
    if (!Awaited.result(() -> lone.nominate(pod, epoch, host, ending, giving))) {
      return Optional.empty();
    }
    faults.reach(FaultPoint.EVICTION_DUE);
    pass.neighbours().left(giving);
    return Optional.of(clear(pass, pod, host, ending));
  }

  /** It has a host, to which it can go when nobody is left who had to end there. */
  private Optional<Choice> come(Pass pass, LonePod pod, Sight sight) {
    boolean hostWillDo = sight.hostWillDo(pod.spec().volumes());
    if (!hostWillDo && pass.evictions().onHosts(List.of(pod.uid())).isEmpty()) {
      Awaited.result(() -> lone.giveUp(pod));
      return Optional.empty();
    }
    return Optional.of(clear(pass, pod, sight.host(), sight.victims()));
  }

  private Choice clear(Pass pass, LonePod pod, String host, List<String> victims) {
    List<Pod> left = pass.evictions().living(victims);
    if (left.isEmpty()) {
      return Choice.of(host);
    }
    String why =
        "Ended for the pod %s/%s, whose priority is higher."
            .formatted(pod.spec().namespace(), pod.name());
    for (Pod victim : left) {
      if (!pass.evictions().end(victim, why)) {
        Awaited.result(() -> lone.giveUp(pod));
        return Choice.waiting(
            "%s on %s cannot be ended now, whose priority is lower; it is tried again."
                .formatted(victim.getMetadata().getName(), host));
      }
    }
    return Choice.nominated(
        host,
        "It goes to %s when pods of lower priority have ended there: %s."
            .formatted(host, PodReader.names(left)));
  }
}
