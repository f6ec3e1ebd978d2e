package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** VM classes, vGPU profiles and passthrough devices, beside pods on the same hosts. */
class MachineCasesTest {
  private static final String PENDING = "pending";
  private static final GpuRequest HALF = GpuRequest.vgpu("half", 500, Set.of("A100"));
  private static final GpuRequest QUARTER = GpuRequest.vgpu("quarter", 250, Set.of("A100"));

  private final Engine engine = new Engine(Policy.BALANCE);

  private static HostSpec host(String name, String... gpus) {
    return HostSpec.of(name, Resources.of(1_000, 1_000).and(Resources.PODS, 20))
        .withGpus(List.of(gpus));
  }

  private static VmClass vmClass(int cpuReserved, int memoryReserved, GpuRequest gpu) {
    return new VmClass("small", 600, 601, cpuReserved, memoryReserved, gpu, Map.of());
  }

  private String place(PodSpec pod) {
    int number = engine.place(engine.classOf(pod));
    return number == Engine.NONE ? PENDING : engine.host(number);
  }

  private static PodSpec machine(VmClass vmClass) {
    return vmClass.machine("a", Map.of());
  }

  private static PodSpec pod(GpuRequest gpu) {
    return PodSpec.of("a", Map.of(), Resources.of(1, 1)).with(gpu);
  }

  @Test
  void aMachineTakesWhatItsClassReserves() {
    engine.putHost(host("h1"));

    assertThat(place(machine(vmClass(50, 50, GpuRequest.NONE)))).isEqualTo("h1");

    assertThat(engine.free("h1", Resources.CPU)).isEqualTo(700);
    assertThat(engine.free("h1", Resources.MEMORY)).as("300.5 MiB are 301").isEqualTo(699);
  }

  @Test
  void aPodAndAMachineCompeteForTheSameCapacity() {
    engine.putHost(host("h1"));
    assertThat(place(PodSpec.of("a", Map.of(), Resources.of(0, 400)))).isEqualTo("h1");

    assertThat(place(machine(vmClass(0, 100, GpuRequest.NONE)))).isEqualTo(PENDING);
    assertThat(place(machine(vmClass(0, 99, GpuRequest.NONE)))).isEqualTo("h1");
  }

  @Test
  void aNamespaceOffersSomeClassesOnly() {
    engine.putHost(host("h1"));
    PodSpec small = machine(vmClass(0, 0, GpuRequest.NONE));
    engine.putNamespace(NamespaceSpec.of("a", Map.of()).withVmClasses(Set.of("large")));

    assertThat(place(small)).isEqualTo(PENDING);
    assertThat(engine.explain().rejections(engine.classOf(small)))
        .containsExactly(new Rejection("VM_CLASS", List.of("h1")));
    assertThat(engine.explain().remedies(engine.classOf(small)).get(0).text())
        .isEqualTo("the VM class allowed in the namespace");
    assertThat(place(pod(GpuRequest.NONE))).as("which pods are not of").isEqualTo("h1");
    engine.putNamespace(NamespaceSpec.of("a", Map.of()).withVmClasses(Set.of("large", "small")));
    assertThat(place(small)).isEqualTo("h1");
  }

  @Test
  void passthroughDevicesAreCountedByKind() {
    engine.putHost(
        HostSpec.of("h1", Resources.of(1_000, 1_000).and(Resources.PODS, 20).and("pci/nic", 2)));
    VmClass two = new VmClass("nics", 1, 1, 100, 100, GpuRequest.NONE, Map.of("pci/nic", 2));

    assertThat(place(machine(two))).isEqualTo("h1");
    assertThat(place(machine(two))).isEqualTo(PENDING);
    assertThat(engine.explain().rejections(engine.classOf(machine(two))))
        .containsExactly(new Rejection("PCI/NIC", List.of("h1")));
  }

  @Test
  void aGpuCarriesOneProfileAtATime() {
    engine.putHost(host("h1", "A100"));
    int half = engine.place(engine.classOf(pod(HALF)));

    assertThat(place(pod(QUARTER))).as("of another profile").isEqualTo(PENDING);
    assertThat(place(pod(HALF))).isEqualTo("h1");
    assertThat(place(pod(HALF))).as("full").isEqualTo(PENDING);
    engine.release(half);
    assertThat(place(pod(QUARTER))).as("half of it still carries the other").isEqualTo(PENDING);
  }

  @Test
  void aGpuThatIsFreeAgainTakesAnyProfile() {
    engine.putHost(host("h1", "A100"));
    engine.release(engine.place(engine.classOf(pod(HALF))));

    assertThat(place(pod(QUARTER))).isEqualTo("h1");
  }

  @Test
  void inMixedModeAGpuCarriesSeveral() {
    engine.putHost(host("h1", "A100").withMixedVgpu());
    place(pod(HALF));

    assertThat(place(pod(QUARTER))).isEqualTo("h1");
    assertThat(place(pod(HALF))).as("only a quarter is left").isEqualTo(PENDING);
  }

  @Test
  void aGpuThatCarriesSeveralWhenMixedModeEndsTakesNoneUntilOneIsLeft() {
    engine.putHost(host("h1", "A100").withMixedVgpu());
    int half = engine.place(engine.classOf(pod(HALF)));
    place(pod(QUARTER));
    engine.putHost(host("h1", "A100"));

    assertThat(place(pod(QUARTER))).as("though the last was of it").isEqualTo(PENDING);
    engine.release(half);
    assertThat(place(pod(HALF))).as("it carries a quarter").isEqualTo(PENDING);
    assertThat(place(pod(QUARTER))).isEqualTo("h1");
  }

  @Test
  void fractionsAddUpPerGpuNotPerHost() {
    engine.putHost(host("h1", "A100", "A100"));
    GpuRequest most = GpuRequest.vgpu("most", 600, Set.of());
    place(pod(most));
    place(pod(most));

    assertThat(place(pod(most))).as("though 800 thousandths are free").isEqualTo(PENDING);
  }

  @Test
  void aGpuThatWasAwayOverARestartIsStillTakenWhenItIsBack() {
    engine.putHost(host("h1", "A100"));
    place(pod(GpuRequest.whole(1)));
    engine.putHost(host("h1"));

    Engine again = new Engine(Policy.BALANCE, engine.image());
    again.putHost(host("h1", "A100"));

    assertThat(again.place(again.classOf(pod(HALF)))).isEqualTo(Engine.NONE);
  }

  @Test
  void aProfileNeedsItsModel() {
    engine.putHost(host("h1", "T4"));
    engine.putHost(host("h2", "A100"));

    assertThat(place(machine(vmClass(0, 0, HALF)))).isEqualTo("h2");
  }

  @Test
  void aReservationIsAPercentage() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vmClass(101, 0, GpuRequest.NONE))
        .withMessageContaining("0 to 100");
  }
}
