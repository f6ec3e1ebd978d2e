package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Asks a Supervisor to end a pod, which it does not while a disruption budget forbids it. */
@ApplicationScoped
public class Evictor {

  private final PodWatches watches;

  Evictor(PodWatches watches) {
    this.watches = watches;
  }

  /** What became of it: empty when the pod ends, else why it does not. */
  public Optional<String> evict(String supervisor, String uid) {
    Optional<PodWatch> watch = watches.of(supervisor).filter(PodWatch::current);
    if (watch.isEmpty()) {
      return Optional.of("The Supervisor cannot be reached now.");
    }
    Optional<Pod> pod =
        watch.get().pods().stream()
            .filter(one -> one.getMetadata().getUid().equals(uid))
            .findFirst();
    if (pod.isEmpty()) {
      return Optional.of("The pod is gone.");
    }
    try {
      return watch.get().evict(pod.get())
          ? Optional.empty()
          : Optional.of("A disruption budget forbids it now.");
    } catch (KubernetesClientException e) {
      return Optional.of("The Supervisor refuses it: " + e.getMessage());
    }
  }
}
