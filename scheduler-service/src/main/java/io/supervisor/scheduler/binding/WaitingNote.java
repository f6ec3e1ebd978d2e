package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/**
 * Says at a pod why it waits, in the words and places of kube-scheduler: the condition PodScheduled
 * and an event FailedScheduling.
 */
record WaitingNote(Pod pod, String message, Instant now) {

  private static final Logger LOG = Logger.getLogger(WaitingNote.class);
  private static final int LONGEST = 1_024;

  /** A note that cannot be written is not worth more than a line in the log. */
  void write(KubernetesClient client) {
    try {
      client
          .pods()
          .inNamespace(pod.getMetadata().getNamespace())
          .withName(pod.getMetadata().getName())
          .subresource("status")
          .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), condition());
      client.v1().events().inNamespace(pod.getMetadata().getNamespace()).resource(event()).create();
    } catch (KubernetesClientException e) {
      LOG.debugf("cannot note why %s waits: %s", pod.getMetadata().getName(), e.getMessage());
    }
  }

  private Pod condition() {
    return new PodBuilder()
        .withNewMetadata()
        .withName(pod.getMetadata().getName())
        .withNamespace(pod.getMetadata().getNamespace())
        .endMetadata()
        .withNewStatus()
        .addNewCondition()
        .withType("PodScheduled")
        .withStatus("False")
        .withReason("Unschedulable")
        .withMessage(message)
        .withLastTransitionTime(time())
        .endCondition()
        .endStatus()
        .build();
  }

  private Event event() {
    String text = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
    return new EventBuilder()
        .withNewMetadata()
        .withGenerateName(pod.getMetadata().getName() + ".")
        .withNamespace(pod.getMetadata().getNamespace())
        .endMetadata()
        .withNewInvolvedObject()
        .withApiVersion("v1")
        .withKind("Pod")
        .withNamespace(pod.getMetadata().getNamespace())
        .withName(pod.getMetadata().getName())
        .withUid(pod.getMetadata().getUid())
        .endInvolvedObject()
        .withType("Warning")
        .withReason("FailedScheduling")
        .withMessage(text)
        .withCount(1)
        .withFirstTimestamp(time())
        .withLastTimestamp(time())
        .withNewSource()
        .withComponent(PodReader.SCHEDULER)
        .endSource()
        .withReportingComponent(PodReader.SCHEDULER)
        .build();
  }

  private String time() {
    return now.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
