package io.supervisor.scheduler.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LookTest {

  @Test
  void aPodThatIsGoneOrFinishedIsMissed() {
    Look both = look(List.of(pod("a", "Running", null), pod("b", "Running", null)));

    assertThat(look(List.of(pod("a", "Running", null))).misses(both)).isTrue();
    assertThat(look(List.of(pod("a", "Running", null), pod("b", "Succeeded", null))).misses(both))
        .isTrue();
    assertThat(both.misses(look(List.of(pod("a", "Running", null))))).isFalse();
  }

  @Test
  void aForeignPodCountsWhereItRuns() {
    Look waiting = look(List.of(pod("a", "Pending", null)));
    Look bound = look(List.of(pod("a", "Running", "esxi-01")));

    assertThat(waiting.others()).isEmpty();
    assertThat(bound.others()).containsExactly("a on esxi-01");
  }

  @Test
  void aLookKeepsTheTimeOfTheLastWholeOne() {
    Look first = new Look(Set.of(), Set.of(), Map.of(), 0);

    assertThat(new Look(Set.of(), Set.of(), Map.of(), 4_000_000_000L).isMuchLaterThan(first))
        .isFalse();
    assertThat(new Look(Set.of(), Set.of(), Map.of(), 6_000_000_000L).isMuchLaterThan(first))
        .isTrue();
    assertThat(new Look(Set.of(), Set.of(), Map.of(), 4_000_000_000L).asOf(first).nanos()).isZero();
  }

  private static Look look(List<Pod> pods) {
    return Look.at(pods, Map.of());
  }

  private static Pod pod(String uid, String phase, String host) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(uid)
        .withUid(uid)
        .endMetadata()
        .withNewSpec()
        .withNodeName(host)
        .endSpec()
        .withNewStatus()
        .withPhase(phase)
        .endStatus()
        .build();
  }
}
