package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pods that are of use only together, as upstream's tests of pod groups name the cases. */
class GangTest {
  private final Engine engine = new Engine(Policy.BALANCE);

  private void hosts(int count, int cpu) {
    IntStream.rangeClosed(1, count)
        .forEach(
            i ->
                engine.putHost(
                    HostSpec.of("h" + i, Resources.of(cpu, 100).and(Resources.PODS, 10))));
  }

  private int member(String app, int cpu, int priority) {
    return engine.classOf(
        PodSpec.of("a", Map.of("app", app), Resources.of(cpu, 1)).withPriority(priority));
  }

  private List<Integer> together(int podClass, int count, int atLeast) {
    return engine.placeTogether(Collections.nCopies(count, podClass), atLeast);
  }

  private int free() {
    return engine.free("h1", Resources.CPU) + engine.free("h2", Resources.CPU);
  }

  @Test
  void aGangWaitsForRoomForAllOfIt() {
    hosts(2, 10);
    int worker = member("gang", 5, 0);

    assertThat(together(worker, 5, 5)).isEmpty();
    assertThat(free()).as("nothing is held meanwhile").isEqualTo(20);
    assertThat(together(worker, 4, 4)).hasSize(4).doesNotContain(Engine.NONE);
  }

  @Test
  void minCountIsPlacedWhileTheSurplusWaits() {
    hosts(2, 10);

    assertThat(together(member("gang", 5, 0), 5, 3))
        .hasSize(5)
        .filteredOn(pod -> pod == Engine.NONE)
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofTwoGangsOneIsCompleteAndTheOtherHasNothing(boolean firstFirst) {
    hosts(2, 10);
    int first = member(firstFirst ? "one" : "other", 5, 0);
    int second = member(firstFirst ? "other" : "one", 5, 0);

    assertThat(together(first, 3, 3)).hasSize(3);
    assertThat(together(second, 3, 3)).isEmpty();
    assertThat(free()).isEqualTo(5);
  }

  @Test
  void aGangPushesOutOnlyAsManyAsItNeeds() {
    hosts(2, 10);
    int low = member("low", 5, 0);
    IntStream.range(0, 3).forEach(i -> engine.place(low));

    List<Preemption> gang = engine.preemptTogether(Collections.nCopies(2, member("gang", 5, 100)));

    assertThat(gang).hasSize(2);
    assertThat(gang.stream().mapToInt(one -> one.victims().size()).sum()).isEqualTo(1);
    assertThat(free()).isZero();
  }

  @Test
  void aGangPushesOutSeveralSmallOnesForALargeMember() {
    hosts(2, 10);
    int low = member("low", 2, 0);
    IntStream.range(0, 10).forEach(i -> engine.place(low));

    List<Preemption> gang =
        engine.preemptTogether(List.of(member("gang", 10, 100), member("helper", 2, 100)));

    assertThat(gang).extracting(one -> one.victims().size()).containsExactly(5, 1);
  }

  @Test
  void anImpossibleGangPushesOutNobody() {
    hosts(2, 10);
    int low = member("low", 5, 0);
    IntStream.range(0, 4).forEach(i -> engine.place(low));

    assertThat(engine.preemptTogether(Collections.nCopies(5, member("gang", 5, 100)))).isEmpty();
    assertThat(free()).isZero();
    engine.release(0);
    assertThat(engine.place(low)).as("the low ones are still there").isNotEqualTo(Engine.NONE);
    assertThat(engine.place(low)).isEqualTo(Engine.NONE);
  }
}
