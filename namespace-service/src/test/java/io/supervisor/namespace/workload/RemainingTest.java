package io.supervisor.namespace.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.namespace.cluster.ClusterObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemainingTest {

  private static final Instant BEGIN = Instant.parse("2026-11-23T10:00:00Z");
  private static final Redaction NONE = Redaction.of(List.of());

  @Test
  void whatAFinalizerHoldsForLongerThanTheLimitIsStuckAndComesFirst() throws Exception {
    List<ClusterObject> objects =
        List.of(object("Secret", "a", ""), object("ConfigMap", "b", "\"example.org/hold\""));

    Remaining early = Remaining.of(objects, NONE, BEGIN.plusSeconds(10), Duration.ofSeconds(10));
    Remaining late = Remaining.of(objects, NONE, BEGIN.plusSeconds(11), Duration.ofSeconds(10));

    assertThat(early.stuck()).isFalse();
    assertThat(late.stuck()).isTrue();
    assertThat(late.count()).isEqualTo(2);
    assertThat(late.objects().get(0))
        .isEqualTo(
            new Leftover(
                "ConfigMap",
                "b",
                List.of("example.org/hold"),
                "is held by example.org/hold since 2026-11-23T10:00:00Z"));
  }

  @Test
  void theConditionsOfANamespaceNameWhatIsInIt() throws Exception {
    String namespace =
        """
        {"apiVersion":"v1","kind":"Namespace",
         "metadata":{"name":"svc-web","deletionTimestamp":"2026-11-23T10:00:00Z"},
         "status":{"conditions":[
          {"type":"NamespaceDeletionContentFailure","status":"False","message":"All content deleted"},
          {"type":"NamespaceFinalizersRemaining","status":"True","message":"hold in 1 instances"}]}}""";

    Remaining left =
        Remaining.of(
            List.of(ClusterObject.of(new ObjectMapper().readTree(namespace))),
            NONE,
            BEGIN.plusSeconds(11),
            Duration.ofSeconds(10));

    assertThat(left.stuck()).isTrue();
    assertThat(left.objects().get(0).message())
        .isEqualTo("is being deleted since 2026-11-23T10:00:00Z; hold in 1 instances");
  }

  private static ClusterObject object(String kind, String name, String finalizers)
      throws JsonProcessingException {
    String json =
        """
        {"apiVersion":"v1","kind":"%s","metadata":{"name":"%s","finalizers":[%s],
         "deletionTimestamp":"2026-11-23T10:00:00Z"}}"""
            .formatted(kind, name, finalizers);
    return ClusterObject.of(new ObjectMapper().readTree(json));
  }
}
