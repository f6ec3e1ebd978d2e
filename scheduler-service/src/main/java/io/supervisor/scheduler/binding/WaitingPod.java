package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Pod;
import io.supervisor.scheduler.placement.Choice;
import io.supervisor.scheduler.placement.Rejection;
import io.supervisor.scheduler.placement.Remedy;
import java.util.List;

/**
 * A pod that waits for a host.
 *
 * @param install that asked for it; empty when none did
 * @param createdAt when the pod was made
 * @param message why it waits
 * @param rejections which filter removed which hosts
 * @param remedies the smallest changes that would let it in, the smallest first
 */
public record WaitingPod(
    String namespace,
    String name,
    String install,
    String createdAt,
    String message,
    List<Rejection> rejections,
    List<String> remedies) {

  static WaitingPod of(Pod pod, Choice choice) {
    return new WaitingPod(
        pod.getMetadata().getNamespace(),
        pod.getMetadata().getName(),
        PodReader.install(pod),
        pod.getMetadata().getCreationTimestamp(),
        choice.message(),
        choice.rejections(),
        choice.remedies().stream().map(Remedy::text).toList());
  }
}
