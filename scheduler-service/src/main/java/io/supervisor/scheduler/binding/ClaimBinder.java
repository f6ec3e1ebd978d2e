package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.supervisor.scheduler.placement.Choice;
import java.util.List;
import java.util.stream.Collectors;

/** Has volumes made where a pod goes, before it goes there. */
record ClaimBinder(PodWatch watch, ClaimReader claims) {

  /**
   * The choice, or what it waits for: claims that get their volumes on the host that was chosen.
   */
  Choice ready(Pod pod, Choice choice) {
    List<PersistentVolumeClaim> unbound = claims.unbound(pod);
    if (unbound.isEmpty()) {
      return choice;
    }
    try {
      unbound.stream()
          .filter(claim -> !choice.host().equals(ClaimReader.chosenHost(claim)))
          .forEach(claim -> watch.choose(claim, choice.host()));
    } catch (KubernetesClientException e) {
      return Choice.waiting("Its claims cannot be given a host: " + e.getMessage());
    }
    String names =
        unbound.stream().map(one -> one.getMetadata().getName()).collect(Collectors.joining(", "));
    return Choice.waiting(
        "It goes to %s when there are volumes for its claims: %s.".formatted(choice.host(), names));
  }
}
