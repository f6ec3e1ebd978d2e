package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DeviceFragmentationTest {

  private static final String GPU = "nvidia.com/gpu";
  private static final String CARD = "intel.com/sriov";

  @Test
  void smallPodsShareAHostSoThatALargeOneFindsAWholeOne() {
    List<Slot> there = List.of(slot("Deployment/large", GPU, 4), slot("Deployment/small", GPU, 1));
    Engine engine = engine(there);
    host(engine, "h1", 100, Map.of(GPU, 4));
    host(engine, "h2", 100, Map.of(GPU, 4));
    engine.assign(pod(engine, 10, Map.of(GPU, 1)), "h2");

    assertThat(next(engine, 10, Map.of(GPU, 1))).isEqualTo("h2");
    assertThat(next(engine, 10, Map.of(GPU, 4))).isEqualTo("h1");
  }

  @Test
  void podsWithoutDevicesLeaveTheCpuThatThoseWithDevicesNeed() {
    Engine engine = engine(List.of(slot("Deployment/gpus", GPU, 1)));
    host(engine, "h1", 12, Map.of(GPU, 1));
    host(engine, "h2", 100, Map.of());

    assertThat(next(engine, 5, Map.of())).isEqualTo("h2");
  }

  @Test
  void whatNobodyHasAskedForSoFarDoesNotCount() {
    Engine engine = engine(List.of());
    host(engine, "h1", 100, Map.of(CARD, 8));
    host(engine, "h2", 50, Map.of(CARD, 8));

    assertThat(next(engine, 5, Map.of(CARD, 1)))
        .as("the one with the least CPU free")
        .isEqualTo("h2");
  }

  @Test
  void podsThatDifferInSizeOnlyAreOfOneKind() {
    List<Slot> pods =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    new Slot(
                        "Deployment/x",
                        "h1",
                        100 + i,
                        5,
                        Map.of(GPU, i < 60 ? 1 : 4),
                        Constraints.NONE))
            .toList();

    assertThat(TypicalUse.of(pods))
        .containsExactly(
            new TypicalUse(Resources.of(130, 5).and(GPU, 1), 0.6),
            new TypicalUse(Resources.of(180, 5).and(GPU, 4), 0.4));
  }

  @Test
  void namesOfDevicesThatNoHostHasChangeNoChoice() {
    List<Slot> pods = new ArrayList<>(Collections.nCopies(398, slot("Deployment/small", GPU, 1)));
    Slot large = new Slot("Deployment/large", "h1", 60, 1, Map.of(GPU, 4), Constraints.NONE);
    pods.addAll(List.of(large, large));
    for (String name : List.of("", "a.com/x", "a.com/y", "a.com/z")) {
      if (!name.isEmpty()) {
        pods.add(slot("Deployment/other", name, 1));
      }
      Engine engine = engine(pods);
      host(engine, "h1", 100, Map.of(GPU, 4));
      host(engine, "h2", 1_000, Map.of());

      assertThat(next(engine, 50, Map.of())).as("not where the large ones fit").isEqualTo("h2");
    }
  }

  @Test
  void podsOfEveryHostAndThoseWithoutDevicesAreNotTypical() {
    Slot agent = slot("DaemonSet/agent", GPU, 1);
    Slot plain = new Slot("Deployment/plain", "h1", 1, 1);
    Slot card = slot("Deployment/card", CARD, 2);

    List<TypicalUse> typical =
        TypicalUse.of(List.of(agent, plain, card, card, card, slot("Deployment/gpu", GPU, 1)));

    assertThat(typical).extracting(TypicalUse::part).containsExactly(0.75, 0.25);
    assertThat(typical.get(0).uses().of(CARD)).isEqualTo(2);
    assertThat(TypicalUse.of(List.of(agent, plain))).isEmpty();
  }

  /** Where all is known of each GPU, and none is shared, the two say the same. */
  @Property(tries = 300)
  void wholeGpusAreScoredAsIfEachWereKnown(
      @ForAll @Size(min = 2, max = 6) List<@IntRange(max = 8) Integer> gpus,
      @ForAll @Size(max = 12) List<@IntRange(max = 8) Integer> there,
      @ForAll @IntRange(max = 8) int wanted,
      @ForAll @IntRange(min = 1, max = 40) int cpu) {
    List<TypicalUse> uses =
        List.of(
            new TypicalUse(Resources.of(10, 1).and(GPU, 1), 0.5),
            new TypicalUse(Resources.of(30, 1).and(GPU, 4), 0.25),
            new TypicalUse(Resources.of(20, 1), 0.25));
    List<TypicalPod> pods =
        List.of(
            new TypicalPod(10, GpuRequest.whole(1), 0.5),
            new TypicalPod(30, GpuRequest.whole(4), 0.25),
            new TypicalPod(20, GpuRequest.NONE, 0.25));
    Engine counted = new Engine(Policy.fragmentation(uses));
    Engine known = new Engine(Policy.fragmentation(pods, 50));
    for (int i = 0; i <= gpus.size(); i++) {
      int number = i == gpus.size() ? 8 : gpus.get(i);
      host(counted, "h" + i, 60, Map.of(GPU, number));
      known.putHost(spec("h" + i, 60).withGpus(Collections.nCopies(number, "T4")));
    }
    there.forEach(
        number -> {
          int one = counted.place(pod(counted, 10, Map.of(GPU, number)));
          if (one != Engine.NONE) {
            known.assign(gpus(known, 10, number), counted.host(one));
          }
        });

    int here = pod(counted, cpu, Map.of(GPU, wanted));
    int other = gpus(known, cpu, wanted);
    IntStream.rangeClosed(0, gpus.size())
        .filter(host -> counted.cluster().fits(here, host))
        .forEach(
            host ->
                assertThat(8_000 * score(counted, here, host))
                    .isCloseTo(8_192 * score(known, other, host), within(1e-6)));
  }

  private static double score(Engine engine, int podClass, int host) {
    Cluster cluster = engine.cluster();
    return cluster.scoring.score(cluster.classes.get(podClass), host);
  }

  private static Engine engine(List<Slot> there) {
    return new Engine(Policy.fragmentation(TypicalUse.of(there)));
  }

  private static Slot slot(String workload, String device, int pieces) {
    return new Slot(workload, "h1", 10, 1, Map.of(device, pieces), Constraints.NONE);
  }

  private static String next(Engine engine, int cpu, Map<String, Integer> devices) {
    return engine.host(engine.place(pod(engine, cpu, devices)));
  }

  private static int pod(Engine engine, int cpu, Map<String, Integer> devices) {
    return engine.classOf(PodSpec.of("red", Map.of(), Resources.of(cpu, 1).and(devices)));
  }

  private static int gpus(Engine engine, int cpu, int number) {
    PodSpec plain = PodSpec.of("red", Map.of(), Resources.of(cpu, 1));
    return engine.classOf(number == 0 ? plain : plain.with(GpuRequest.whole(number)));
  }

  private static void host(Engine engine, String name, int cpu, Map<String, Integer> devices) {
    HostSpec plain = spec(name, cpu);
    engine.putHost(plain.with(plain.capacity().and(devices)));
  }

  private static HostSpec spec(String name, int cpu) {
    return HostSpec.of(name, Resources.of(cpu, 100).and(Resources.PODS, 99));
  }
}
