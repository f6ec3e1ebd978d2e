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
import java.util.ArrayList;
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
    apply(deployment(3, 1));
    assertThat(sightings.due(INSTALL)).isFalse();

    sightings.see(change(deployment(2, 1)));
    assertThat(sightings.due(INSTALL)).as("a late sight of what we applied before").isFalse();

    now = now.plusSeconds(2);
    assertThat(sightings.see(change(deployment(4, 1)))).isTrue();
    assertThat(sightings.due(INSTALL)).isTrue();

    apply(deployment(5, 1));
    assertThat(sightings.due(INSTALL)).isFalse();
    now = now.plusSeconds(5);
    assertThat(sightings.see(new OwnedChange(INSTALL, deployment(5, 1), true))).isTrue();
    assertThat(sightings.due(INSTALL)).isTrue();
  }

  @Test
  void whatIsChangedWhileItIsAppliedIsNotForgotten() {
    apply(deployment(3, 1));
    now = now.plusSeconds(2);
    sightings.begin(INSTALL);
    sightings.see(change(deployment(4, 1)));
    sightings.see(change(deployment(5, 1)));
    sightings.applied(INSTALL, List.of(deployment(4, 1)));

    now = now.plusSeconds(2);
    assertThat(sightings.due(INSTALL)).isTrue();

    sightings.begin(INSTALL);
    sightings.see(new OwnedChange(INSTALL, deployment(5, 1), true));
    sightings.applied(INSTALL, List.of(deployment(5, 1)));

    now = now.plusSeconds(5);
    assertThat(sightings.due(INSTALL)).isTrue();

    sightings.begin(INSTALL);
    sightings.see(change(deployment(6, 1)));
    sightings.applied(INSTALL, List.of(deployment(6, 1)));
    now = now.plusSeconds(20);
    assertThat(sightings.due(INSTALL)).as("what we changed ourselves").isFalse();
  }

  @Test
  void aChangeThatComesBackIsRepairedEverMoreSeldom() {
    apply(deployment(1, 1));
    now = now.plusSeconds(10);
    List<Long> pauses = new ArrayList<>();
    for (int generation = 2; generation < 16; generation += 2) {
      sightings.see(change(deployment(generation, 1)));
      pauses.add(sightings.rest(INSTALL).toSeconds());
      now = now.plus(sightings.rest(INSTALL));
      apply(deployment(generation + 1, 1));
    }
    assertThat(pauses).containsExactly(0L, 2L, 4L, 8L, 16L, 30L, 30L);
  }

  @Test
  void aServiceHasNoGenerationAndIsComparedByItsSpec() {
    apply(service(80));
    now = now.plusSeconds(2);
    assertThat(sightings.see(change(service(80)))).as("it is ready").isTrue();
    assertThat(sightings.due(INSTALL)).isFalse();

    assertThat(sightings.see(change(service(81)))).isTrue();
    assertThat(sightings.due(INSTALL)).isTrue();
  }

  @Test
  void anInstallIsAppliedAgainAfterAWhileAndManyAreMoreSeldom() {
    assertThat(sightings.due(INSTALL)).as("nothing is known of it").isTrue();
    apply();
    now = now.plusSeconds(29);
    assertThat(sightings.due(INSTALL)).isFalse();
    assertThat(sightings.rest(INSTALL)).isEqualTo(Duration.ofSeconds(1));
    now = now.plusSeconds(2);
    assertThat(sightings.due(INSTALL)).isTrue();

    for (int number = 0; number < 999; number++) {
      sightings.applied("domain-c8/s" + number, List.of());
    }
    apply();
    assertThat(sightings.rest(INSTALL)).isEqualTo(Duration.ofSeconds(500));
    now = now.plusSeconds(499);
    assertThat(sightings.due(INSTALL)).isFalse();

    sightings.forget(INSTALL);
    assertThat(sightings.due(INSTALL)).isTrue();
  }

  private void apply(ClusterObject... objects) {
    sightings.begin(INSTALL);
    sightings.applied(INSTALL, List.of(objects));
  }

  private static ClusterObject service(int port) {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.put("apiVersion", "v1").put("kind", "Service");
    content.putObject("metadata").put("name", "web");
    content.putObject("spec").put("clusterIP", "10.0.0.1").put("port", port);
    return ClusterObject.of(content);
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
