package io.supervisor.namespace.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.platform.event.Lineage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DesiredWorkloadTest {

  private static final Lineage LINEAGE = new Lineage("request", "cause", "");
  private static final Instant NOW = Instant.EPOCH;

  private final DesiredWorkload workload = DesiredWorkload.of(change(1, "a"), LINEAGE, NOW);

  @Test
  void onlyARecordedRemovalOfTheSameOrANewerGenerationRemoves() {
    workload.want(change(2, "b"), LINEAGE, NOW);

    assertThat(workload.leave(change(1, ""), LINEAGE, NOW)).isFalse();
    assertThat(workload.state()).isEqualTo(State.WANTED);
    assertThat(workload.leave(change(3, ""), LINEAGE, NOW)).isTrue();
    assertThat(workload.state()).isEqualTo(State.REMOVING);
  }

  @Test
  void anOldOrRepeatedPlacementChangesNothing() {
    workload.want(change(2, "b"), LINEAGE, NOW);
    workload.become(2, State.READY, "", NOW);

    assertThat(workload.want(change(2, "b"), LINEAGE, NOW)).isFalse();
    assertThat(workload.want(change(1, "a"), LINEAGE, NOW)).isFalse();
    assertThat(workload.state()).isEqualTo(State.READY);
  }

  @Test
  void aRemovedInstallComesBackOnlyWithANewerGeneration() {
    workload.want(change(1, "a"), LINEAGE, NOW);
    workload.leave(change(2, ""), LINEAGE, NOW);

    assertThat(workload.want(change(2, "a"), LINEAGE, NOW)).isFalse();
    assertThat(workload.want(change(3, "a"), LINEAGE, NOW)).isTrue();
  }

  @Test
  void newsOfAnOlderGenerationAreNotTold() {
    workload.want(change(2, "b"), LINEAGE, NOW);

    assertThat(workload.become(1, State.READY, "", NOW)).isFalse();
    assertThat(workload.become(2, State.APPLIED, "", NOW)).isTrue();
    assertThat(workload.become(2, State.APPLIED, "", NOW)).isFalse();
  }

  private static PlacementChanged change(long generation, String digest) {
    return new PlacementChanged("domain-c8", "contour", generation, digest, "svc-contour");
  }
}
