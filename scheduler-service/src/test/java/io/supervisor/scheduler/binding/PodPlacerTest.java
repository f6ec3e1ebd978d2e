package io.supervisor.scheduler.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;

class PodPlacerTest {

  @Test
  void aPodIsToldWhatTheApiServerAnsweredAndNotAllThatIsKnownOfTheAnswer() {
    KubernetesClientException refused =
        new KubernetesClientException(
            "Failure executing: GET at: https://somewhere. Received status: Status(…)",
            404,
            new StatusBuilder().withMessage("the server could not find the resource").build());

    assertThat(PodPlacer.said(refused)).isEqualTo("the server could not find the resource (404).");
  }

  @Test
  void withoutAnAnswerItIsToldWhatWentWrong() {
    assertThat(PodPlacer.said(new KubernetesClientException("connection refused")))
        .isEqualTo("connection refused");
  }
}
