package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.supervisor.scheduler.placement.Choice;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/**
 * Says at a pod why it waits, in the words and places of kube-scheduler: the condition
 * PodScheduled, the host that is kept for it, and an event FailedScheduling.
 */
record WaitingNote(Pod pod, Choice choice, Instant now) {

  private static final Logger LOG = Logger.getLogger(WaitingNote.class);

  /** False when it cannot be written now. */
  boolean write(KubernetesClient client) {
    try {
      client
          .pods()
          .inNamespace(pod.getMetadata().getNamespace())
          .withName(pod.getMetadata().getName())
          .subresource("status")
          .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), condition());
      Event event =
          PodEvent.of(pod, PodEvent.Type.WARNING, "FailedScheduling", choice.message(), now);
      client.v1().events().inNamespace(pod.getMetadata().getNamespace()).resource(event).create();
      return true;
    } catch (KubernetesClientException e) {
      LOG.debugf("cannot note why %s waits: %s", pod.getMetadata().getName(), e.getMessage());
      return false;
    }
  }

  private Pod condition() {
    return new PodBuilder()
        .withNewMetadata()
        .withName(pod.getMetadata().getName())
        .withNamespace(pod.getMetadata().getNamespace())
        .endMetadata()
        .withNewStatus()
        .withNominatedNodeName(nominated())
        .addNewCondition()
        .withType("PodScheduled")
        .withStatus("False")
        .withReason("Unschedulable")
        .withMessage(choice.message())
        .withLastTransitionTime(time())
        .endCondition()
        .endStatus()
        .build();
  }

  /** An earlier one is taken back by an empty one; where there is none, nothing is said of it. */
  private String nominated() {
    boolean earlier = pod.getStatus() != null && pod.getStatus().getNominatedNodeName() != null;
    return choice.nominated().isEmpty() && !earlier ? null : choice.nominated();
  }

  private String time() {
    return now.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
