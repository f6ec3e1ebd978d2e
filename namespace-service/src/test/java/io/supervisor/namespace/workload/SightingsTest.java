package io.supervisor.namespace.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.namespace.cluster.ClusterObject;
import io.supervisor.namespace.cluster.OwnedChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SightingsTest {

  private static final String INSTALL = "domain-c8/web.example.org";

  private Instant now = Instant.parse("2026-11-26T00:00:00Z");
  private final Sightings sightings =
      new Sightings(
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneOffset getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
              return this;
            }
          });

  @Test
  void anInstallIsWokenWhenAnObjectGetsReadyAndWhenItStopsToBe() {
    assertThat(sightings.see(change(deployment(1, 0)))).isFalse();
    assertThat(sightings.see(change(deployment(1, 0)))).isFalse();
    assertThat(sightings.see(change(deployment(1, 1)))).isTrue();
    assertThat(sightings.see(change(deployment(1, 1)))).isFalse();
    assertThat(sightings.see(change(deployment(1, 0)))).isTrue();
  }

  @Test
  void whatSomebodyElseChangedOrDeletedIsAppliedAgain() {
    sightings.applied(INSTALL, List.of(deployment(3, 1)));
    assertThat(sightings.due(INSTALL)).isFalse();

    sightings.see(change(deployment(2, 1)));
    assertThat(sightings.due(INSTALL)).as("a late sight of what we applied before").isFalse();

    assertThat(sightings.see(change(deployment(4, 1)))).isTrue();
    assertThat(sightings.due(INSTALL)).isTrue();

    sightings.applied(INSTALL, List.of(deployment(5, 1)));
    assertThat(sightings.due(INSTALL)).isFalse();
    assertThat(sightings.see(new OwnedChange(INSTALL, deployment(5, 1), true))).isTrue();
    assertThat(sightings.due(INSTALL)).isTrue();
  }

  @Test
  void anInstallIsAppliedAgainAfterAWhileAndManyAreMoreSeldom() {
    assertThat(sightings.due(INSTALL)).as("nothing is known of it").isTrue();
    sightings.applied(INSTALL, List.of());
    now = now.plusSeconds(29);
    assertThat(sightings.due(INSTALL)).isFalse();
    now = now.plusSeconds(2);
    assertThat(sightings.due(INSTALL)).isTrue();

    for (int number = 0; number < 999; number++) {
      sightings.applied("domain-c8/s" + number, List.of());
    }
    sightings.applied(INSTALL, List.of());
    assertThat(sightings.pause()).isEqualTo(Duration.ofSeconds(500));
    now = now.plusSeconds(499);
    assertThat(sightings.due(INSTALL)).isFalse();

    sightings.forget(INSTALL);
    assertThat(sightings.due(INSTALL)).isTrue();
  }

  private static OwnedChange change(ClusterObject object) {
    return new OwnedChange(INSTALL, object, false);
  }

  private static ClusterObject deployment(long generation, int ready) {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.put("apiVersion", "apps/v1").put("kind", "Deployment");
    content.putObject("metadata").put("name", "web").put("generation", generation);
    content.putObject("spec").put("replicas", 1);
    content
        .putObject("status")
        .put("observedGeneration", generation)
        .put("readyReplicas", ready)
        .put("updatedReplicas", 1);
    return ClusterObject.of(content);
  }
}
