package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Pod;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.scheduler.placement.Choice;
import io.supervisor.scheduler.placement.LonePlacement.Bound;
import io.supervisor.scheduler.placement.NamespaceSpec;
import io.supervisor.scheduler.placement.PodSpec;
import io.supervisor.scheduler.slot.LonePod;
import io.supervisor.scheduler.slot.LonePods;
import io.supervisor.scheduler.slot.Slots;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Finds the host of a waiting pod: the slot of an install's pod, any good host for another. */
@ApplicationScoped
public class PodPlacer {

  private final Slots slots;
  private final LonePods lone;

  PodPlacer(Slots slots, LonePods lone) {
    this.slots = slots;
    this.lone = lone;
  }

  Choice place(String supervisor, Pod pod, Neighbours neighbours) {
    if (PodReader.ofInstall(pod)) {
      return Awaited.result(() -> slots.take(PodReader.pending(supervisor, pod)));
    }
    PodSpec spec;
    try {
      spec = new PodSpecReader(pod).read();
    } catch (IllegalArgumentException e) {
      return Choice.waiting("The pod cannot be placed as it is: " + e.getMessage());
    }
    String name = pod.getMetadata().getName();
    LonePod asked = new LonePod(supervisor, name, pod.getMetadata().getUid(), spec);
    List<NamespaceSpec> namespaces = neighbours.namespaces();
    List<Bound> bound = List.copyOf(neighbours.bound());
    Choice choice = Awaited.result(() -> lone.take(asked, namespaces, bound));
    if (choice.found()) {
      neighbours.add(spec, choice.host());
    }
    return choice;
  }
}
