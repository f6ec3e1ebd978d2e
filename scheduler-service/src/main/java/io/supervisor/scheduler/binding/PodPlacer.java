package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.scheduler.placement.Choice;
import io.supervisor.scheduler.placement.LonePlacement;
import io.supervisor.scheduler.placement.PodSpec;
import io.supervisor.scheduler.placement.Volume;
import io.supervisor.scheduler.slot.LonePod;
import io.supervisor.scheduler.slot.LonePods;
import io.supervisor.scheduler.slot.LonePods.Sight;
import io.supervisor.scheduler.slot.Slots;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Finds the host of a waiting pod: the slot of an install's pod, any good host for another. */
@ApplicationScoped
public class PodPlacer {

  private static final int TRIES = 3;

  private final Slots slots;
  private final LonePods lone;

  PodPlacer(Slots slots, LonePods lone) {
    this.slots = slots;
    this.lone = lone;
  }

  /** The pods of a Supervisor that others look at, as the watch shows them now. */
  Neighbours neighbours(String supervisor, PodWatch watch) {
    return new Neighbours(watch, () -> Awaited.result(() -> lone.hostsOfPods(supervisor)));
  }

  Choice place(String supervisor, Pod pod, Neighbours neighbours, ClaimReader claims) {
    Choice choice = choice(supervisor, pod, neighbours, claims);
    if (choice.found()) {
      neighbours.took(pod, choice.host());
    }
    return choice;
  }

  private Choice choice(String supervisor, Pod pod, Neighbours neighbours, ClaimReader claims) {
    try {
      List<Volume> volumes = claims.read(pod);
      return PodReader.ofInstall(pod)
          ? Awaited.result(() -> slots.take(PodReader.pending(supervisor, pod, volumes)))
          : lone(supervisor, pod, volumes, neighbours);
    } catch (PodNotReady e) {
      return Choice.waiting(e.getMessage());
    }
  }

  private Choice lone(String supervisor, Pod pod, List<Volume> volumes, Neighbours neighbours) {
    try {
      PodSpec spec = new PodSpecReader(pod).read().with(volumes);
      String name = pod.getMetadata().getName();
      return place(new LonePod(supervisor, name, pod.getMetadata().getUid(), spec), neighbours);
    } catch (IllegalArgumentException e) {
      return Choice.waiting("The pod cannot be placed as it is: " + e.getMessage());
    } catch (KubernetesClientException e) {
      return Choice.waiting("The namespaces cannot be read now: " + e.getMessage());
    }
  }

  /** Chooses without a lock, and again when something was decided meanwhile. */
  private Choice place(LonePod pod, Neighbours neighbours) {
    for (int i = 0; i < TRIES; i++) {
      Sight sight = Awaited.result(() -> lone.see(pod));
      if (!sight.host().isEmpty()) {
        return Choice.of(sight.host());
      }
      Choice choice =
          new LonePlacement(
                  sight.site().free(),
                  neighbours.namespacesFor(pod.spec(), sight.site().untaken()),
                  sight.site().untaken(),
                  neighbours.bound(),
                  sight.site().settings().placement())
              .choose(pod.spec());
      if (!choice.found() || Awaited.result(() -> lone.keep(pod, sight.epoch(), choice.host()))) {
        return choice;
      }
    }
    return Choice.waiting("Other decisions come first just now; it is tried again in a second.");
  }
}
