package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.scheduler.placement.Choice;
import io.supervisor.scheduler.placement.PodSpec;
import io.supervisor.scheduler.placement.Volume;
import io.supervisor.scheduler.slot.LonePod;
import io.supervisor.scheduler.slot.LonePods;
import io.supervisor.scheduler.slot.PendingPod;
import io.supervisor.scheduler.slot.Slots;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Finds the host of a waiting pod: the slot of an install's pod, any good host for another. */
@ApplicationScoped
public class PodPlacer {

  private final Slots slots;
  private final LonePods lone;
  private final LonePodPlacer lonePlacer;

  PodPlacer(Slots slots, LonePods lone, LonePodPlacer lonePlacer) {
    this.slots = slots;
    this.lone = lone;
    this.lonePlacer = lonePlacer;
  }

  /** Begins a pass over the pods of a Supervisor as the watch shows them now. */
  Pass begin(String supervisor, PodWatch watch, Instant now) {
    return Pass.over(
        supervisor, watch, () -> Awaited.result(() -> lone.hostsOfPods(supervisor)), now);
  }

  Choice place(Pass pass, Pod pod) {
    Choice choice = choice(pass, pod);
    String host = choice.found() ? choice.host() : choice.nominated();
    if (!host.isEmpty()) {
      pass.neighbours().took(pod, host);
    }
    return choice;
  }

  private Choice choice(Pass pass, Pod pod) {
    try {
      List<Volume> volumes = pass.claims().read(pod);
      return PodReader.ofInstall(pod)
          ? ofInstall(pass, PodReader.pending(pass.supervisor(), pod, volumes))
          : lone(pass, pod, volumes);
    } catch (PodNotReady e) {
      return Choice.waiting(e.getMessage());
    }
  }

  /** A slot from which others move away is for later; they are reminded of it. */
  private Choice ofInstall(Pass pass, PendingPod pod) {
    Slots.Taken taken = Awaited.result(() -> slots.take(pod));
    List<Pod> left = pass.evictions().living(taken.leaving());
    left.forEach(one -> pass.evictions().end(one, "Moved for a pod of " + pod.install() + "."));
    return left.isEmpty()
        ? taken.choice()
        : Choice.nominated(
            taken.choice().host(),
            "It goes to %s when others have left: %s."
                .formatted(taken.choice().host(), PodReader.names(left)));
  }

  private Choice lone(Pass pass, Pod pod, List<Volume> volumes) {
    try {
      PodSpec spec = new PodSpecReader(pod).read().with(volumes);
      String name = pod.getMetadata().getName();
      LonePod wanted = new LonePod(pass.supervisor(), name, pod.getMetadata().getUid(), spec);
      return lonePlacer.place(pass, wanted);
    } catch (IllegalArgumentException e) {
      return Choice.waiting("The pod cannot be placed as it is: " + e.getMessage());
    } catch (KubernetesClientException e) {
      return Choice.waiting("The Supervisor cannot be asked now: " + said(e));
    }
  }

  /** What its API server answered, if it did, and not all that is known of the answer. */
  static String said(KubernetesClientException e) {
    return e.getStatus() == null || e.getStatus().getMessage() == null
        ? e.getMessage()
        : "%s (%d).".formatted(e.getStatus().getMessage(), e.getCode());
  }
}
