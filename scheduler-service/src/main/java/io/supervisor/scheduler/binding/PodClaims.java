package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Optional;

/** The claims that a pod uses. */
final class PodClaims {

  private PodClaims() {}

  /** Their names, all in the namespace of the pod; that of a volume that lives with it, too. */
  static List<String> of(Pod pod) {
    return pod.getSpec().getVolumes().stream().flatMap(one -> name(pod, one).stream()).toList();
  }

  private static Optional<String> name(Pod pod, Volume volume) {
    if (volume.getPersistentVolumeClaim() != null) {
      return Optional.of(volume.getPersistentVolumeClaim().getClaimName());
    }
    return volume.getEphemeral() == null
        ? Optional.empty()
        : Optional.of(pod.getMetadata().getName() + "-" + volume.getName());
  }
}
