package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefragmentationTest {

  private static final GpuRequest ONE = new GpuRequest(1, 1_000, Set.of());
  private static final GpuRequest HALF = new GpuRequest(1, 500, Set.of());
  private static final Policy LEAST_WASTE =
      Policy.fragmentation(List.of(new TypicalPod(8, ONE, 1)), 0);

  private final Engine engine = new Engine(LEAST_WASTE);

  @Test
  void aShareMovesNextToAnotherSoThatAWholeGpuIsFree() {
    host("h1", 40, 1);
    host("h2", 40, 1);
    int half = engine.classOf(pod(1, HALF));
    engine.assign(half, "h1");
    engine.assign(half, "h2");
    assertThat(engine.place(engine.classOf(pod(8, ONE)))).isEqualTo(Engine.NONE);

    List<Step> steps = defragmentation().steps(4);

    assertThat(steps).hasSize(1);
    assertThat(engine.free("h1", Resources.CPU)).as("nothing has moved").isEqualTo(39);
    assertThat(defragmentation().steps(4)).as("it says the same again").isEqualTo(steps);
    assertThat(defragmentation().steps(0)).isEmpty();
    engine.move(steps);
    assertThat(engine.place(engine.classOf(pod(8, ONE)))).isNotEqualTo(Engine.NONE);
    assertThat(defragmentation().steps(4)).as("it ends").isEmpty();
  }

  @Test
  void podsChangeTheirPlacesWhereNoneCanMoveAlone() {
    host("h1", 20, 2);
    host("h2", 40, 1);
    engine.assign(engine.classOf(pod(18, ONE)), "h1");
    engine.assign(engine.classOf(pod(4, ONE)), "h2");

    List<Step> steps = defragmentation().steps(4);

    assertThat(steps)
        .extracting(step -> step.from() + " to " + step.to())
        .containsExactly("h1 to h2", "h2 to h1");
    assertThat(defragmentation().steps(1)).as("two moves or none").isEmpty();
    engine.move(steps);
    assertThat(engine.place(engine.classOf(pod(8, ONE)))).isNotEqualTo(Engine.NONE);
  }

  @Test
  void whatMayNotMoveStays() {
    host("h1", 40, 1);
    host("h2", 40, 1);
    int half = engine.classOf(pod(1, HALF));
    engine.assign(half, "h1");
    engine.assign(half, "h2");

    assertThat(new Defragmentation(engine, podClass -> podClass != half).steps(4)).isEmpty();
  }

  private Defragmentation defragmentation() {
    return new Defragmentation(engine, podClass -> true);
  }

  private void host(String name, int cpu, int gpus) {
    engine.putHost(
        HostSpec.of(name, Resources.of(cpu, 100).and(Resources.PODS, 9))
            .withGpus(Collections.nCopies(gpus, "T4")));
  }

  private static PodSpec pod(int cpu, GpuRequest gpu) {
    return PodSpec.of("red", Map.of(), Resources.of(cpu, 1)).with(gpu);
  }
}
