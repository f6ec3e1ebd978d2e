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

  @Test
  void aRemovalIsForcedByARepeatAndStaysForcedUntilItIsOver() {
    workload.leave(change(2, ""), LINEAGE, NOW);
    assertThat(workload.removal()).isEqualTo(new Removal(false, false, NOW, null));

    workload.leave(forced(2), LINEAGE, NOW.plusSeconds(5));
    workload.abandon(2);
    workload.leave(change(2, ""), LINEAGE, NOW.plusSeconds(9));

    assertThat(workload.removal()).isEqualTo(new Removal(true, true, NOW, null));
    workload.want(change(3, "a"), LINEAGE, NOW);
    assertThat(workload.removal().forced()).isFalse();
    assertThat(workload.removal().abandoned()).isFalse();
    workload.leave(change(4, ""), LINEAGE, NOW);
    assertThat(workload.removal().forced()).isFalse();
  }

  @Test
  void whatIsLeftIsToldWhenItChangesAndAPauseIsOver() {
    workload.leave(change(2, ""), LINEAGE, NOW);
    assertThat(workload.removal().due(NOW.plusSeconds(2))).isFalse();
    assertThat(workload.removal().due(NOW.plusSeconds(3))).isTrue();

    assertThat(workload.shrink(2, "one object", NOW.plusSeconds(3))).isTrue();

    assertThat(workload.removal().due(NOW.plusSeconds(12))).isFalse();
    assertThat(workload.removal().due(NOW.plusSeconds(13))).isTrue();
    assertThat(workload.shrink(2, "one object", NOW.plusSeconds(13))).isFalse();
    assertThat(workload.suffer(2, State.REMOVING, "SupervisorUnreachable", "why", NOW)).isTrue();
    assertThat(workload.shrink(2, "one object", NOW.plusSeconds(23))).isTrue();
    assertThat(workload.shrink(1, "none", NOW.plusSeconds(33))).isFalse();
  }

  @Test
  void theSameTroubleIsToldAgainOnlyInOtherWordsAndAfterAWhile() {
    workload.want(change(2, "b"), LINEAGE, NOW);
    assertThat(workload.suffer(2, State.DEGRADED, "NotReady", "0 of 1", NOW)).isTrue();

    assertThat(workload.suffer(2, State.DEGRADED, "NotReady", "0 of 1", NOW.plusSeconds(60)))
        .isFalse();
    assertThat(workload.suffer(2, State.DEGRADED, "NotReady", "no image", NOW.plusSeconds(30)))
        .isFalse();
    assertThat(workload.suffer(2, State.DEGRADED, "NotReady", "no image", NOW.plusSeconds(31)))
        .isTrue();
    assertThat(workload.suffer(2, State.DEGRADED, "SupervisorRefused", "403", NOW)).isTrue();
    assertThat(workload.suffer(1, State.DEGRADED, "NotReady", "old", NOW.plusSeconds(99)))
        .isFalse();
  }

  @Test
  void anAnswerThatDidNotArriveIsToldOnceMoreWhenItIsAskedForAgain() {
    workload.want(change(2, "b"), LINEAGE, NOW);
    assertThat(workload.tellAgain(again(2, "b"), NOW)).isFalse();
    workload.become(2, State.READY, "", NOW);

    assertThat(workload.tellAgain(change(2, "b"), NOW)).isFalse();
    assertThat(workload.tellAgain(again(1, "a"), NOW)).isFalse();
    assertThat(workload.tellAgain(again(2, "b"), NOW)).isTrue();
    assertThat(workload.become(2, State.READY, "", NOW)).isTrue();
    workload.leave(change(2, ""), LINEAGE, NOW);
    assertThat(workload.tellAgain(again(2, "b"), NOW)).isFalse();
  }

  private static PlacementChanged again(long generation, String digest) {
    return new PlacementChanged(
        "domain-c8", "contour", generation, 2, digest, "svc-contour", false);
  }

  private static PlacementChanged change(long generation, String digest) {
    return new PlacementChanged(
        "domain-c8", "contour", generation, 1, digest, "svc-contour", false);
  }

  private static PlacementChanged forced(long generation) {
    return new PlacementChanged("domain-c8", "contour", generation, 1, "", "svc-contour", true);
  }
}
