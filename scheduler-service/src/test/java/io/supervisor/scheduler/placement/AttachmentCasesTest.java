package io.supervisor.scheduler.placement;

import static io.supervisor.scheduler.placement.Volume.Access.ONE_HOST;
import static io.supervisor.scheduler.placement.Volume.Access.ONE_POD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ports, volumes, networks, states of hosts, quotas: by the names of upstream where it has one. */
class AttachmentCasesTest {
  private static final String PENDING = "pending";
  private static final PodSpec POD = PodSpec.of("a", Map.of("app", "x"), Resources.of(10, 10));

  private final Engine engine = new Engine(Policy.BALANCE);

  private static HostSpec host(String name) {
    return HostSpec.of(name, Resources.of(100, 100).and(Resources.PODS, 10));
  }

  private String place(PodSpec pod) {
    int number = engine.place(engine.classOf(pod));
    return number == Engine.NONE ? PENDING : engine.host(number);
  }

  private List<Rejection> rejections(PodSpec pod) {
    return engine.explain().rejections(engine.classOf(pod));
  }

  private List<String> remedies(PodSpec pod) {
    return engine.explain().remedies(engine.classOf(pod)).stream().map(Remedy::text).toList();
  }

  private static PodSpec port(String protocol, String address) {
    return POD.with(Set.of(new HostPort(protocol, 54_323, address)));
  }

  @ParameterizedTest
  @CsvSource({
    "TCP, 127.0.0.1, pending",
    "TCP, 127.0.0.2, h1",
    "UDP, 127.0.0.1, h1",
    "TCP, 0.0.0.0, pending"
  })
  void validatesThatThereIsNoConflictBetweenPodsWithSameHostPortButDifferentAddressAndProtocol(
      String protocol, String address, String expected) {
    engine.putHost(host("h1"));
    assertThat(place(port("TCP", "127.0.0.1"))).isEqualTo("h1");

    assertThat(place(port(protocol, address))).isEqualTo(expected);
  }

  @Test
  void validatesThatThereExistsConflictBetweenPodsWithSameHostPortWhenOneUsesAllAddresses() {
    engine.putHost(host("h1"));
    int all = engine.place(engine.classOf(port("TCP", "0.0.0.0")));

    assertThat(place(port("TCP", "127.0.0.1"))).isEqualTo(PENDING);
    assertThat(rejections(port("TCP", "127.0.0.1")))
        .containsExactly(new Rejection("HOST_PORTS", List.of("h1")));
    engine.release(all);
    assertThat(place(port("TCP", "127.0.0.1"))).isEqualTo("h1");
  }

  @Test
  void aReadWriteOncePodVolumeInUseKeepsTheNextPodWaiting() {
    engine.putHost(host("h1"));
    engine.putHost(host("h2"));
    PodSpec user = POD.with(Volume.of("a", "data", ONE_POD));
    int first = engine.place(engine.classOf(user));

    assertThat(place(user)).isEqualTo(PENDING);
    assertThat(rejections(user)).extracting(Rejection::filter).containsExactly("VOLUMES_IN_USE");
    assertThat(place(POD.with(Volume.of("b", "data", ONE_POD))))
        .as("of another namespace")
        .isNotEqualTo(PENDING);
    engine.release(first);
    assertThat(place(user)).isEqualTo("h1");
  }

  @Test
  void podsOfAReadWriteOnceVolumeShareItsHost() {
    engine.putHost(host("h1"));
    engine.putHost(host("h2"));
    PodSpec user = POD.with(Volume.of("a", "data", ONE_HOST));
    engine.assign(engine.classOf(POD), "h1");

    assertThat(place(user)).isEqualTo("h2");
    assertThat(place(user)).as("though the other is emptier").isEqualTo("h2");
  }

  @Test
  void aVolumeOfAZoneKeepsItsPodThere() {
    engine.putHost(host("h1").with(Map.of("zone", "a"), List.of()));
    engine.putHost(host("h2").with(Map.of("zone", "b"), List.of()));
    Volume ofB = new Volume("a", "data", ONE_HOST, List.of(Selector.of(Map.of("zone", "b"))));

    assertThat(place(POD.with(ofB))).isEqualTo("h2");
    assertThat(rejections(POD.with(ofB)))
        .containsExactly(new Rejection("VOLUME_REACH", List.of("h1")));
  }

  @Test
  void aHostNeedsTheNetworkThatIsAskedFor() {
    engine.putHost(host("h1").withNetworks(Set.of("vsphere")));
    engine.putHost(host("h2").withNetworks(Set.of("vsphere", "nsx")));

    assertThat(place(POD.with(HostRules.NONE.onNetwork("nsx")))).isEqualTo("h2");
    assertThat(place(POD.with(HostRules.NONE.onNetwork("vpc")))).isEqualTo(PENDING);
  }

  @ParameterizedTest
  @CsvSource({
    "CRX_NOT_READY, CRX_READY, h1 ready for vSphere Pods",
    "MAINTENANCE, MAINTENANCE, h1 out of maintenance",
    "CORDONED, CORDONED, 'h1 taking pods again, which is cordoned'",
    "CLOSED, SCHEDULABLE, h1 taking pods again"
  })
  void aHostThatTakesNoPodsSaysWhy(HostState state, String filter, String remedy) {
    engine.putHost(host("h1"));
    engine.putHost(host("h1").with(state));

    assertThat(place(POD)).isEqualTo(PENDING);
    assertThat(rejections(POD)).containsExactly(new Rejection(filter, List.of("h1")));
    assertThat(remedies(POD)).containsExactly(remedy);
    engine.putHost(host("h1"));
    assertThat(place(POD)).isEqualTo("h1");
  }

  @Test
  void validatesPodsThatTolerateTheTaintOfACordonedHostRunThere() {
    engine.putHost(host("h1").with(HostState.CORDONED));
    Toleration taint = new Toleration("node.kubernetes.io/unschedulable", true, "", "NoSchedule");
    HostRules tolerant = new HostRules(Set.of(), Selector.ALL, List.of(), List.of(taint));

    assertThat(place(POD)).isEqualTo(PENDING);
    assertThat(place(POD.with(tolerant))).isEqualTo("h1");
    engine.putHost(host("h1").with(HostState.MAINTENANCE));
    assertThat(place(POD.with(tolerant))).as("in maintenance").isEqualTo(PENDING);
  }

  @Test
  void aTaintThatDissuadesMakesAHostTheLastChoice() {
    engine.putHost(host("h1").with(Map.of(), List.of(new Taint("old", "", "PreferNoSchedule"))));
    engine.putHost(HostSpec.of("h2", Resources.of(20, 20).and(Resources.PODS, 10)));

    assertThat(place(POD)).isEqualTo("h2");
    assertThat(place(POD)).isEqualTo("h2");
    assertThat(place(POD)).as("when the other is full").isEqualTo("h1");
  }

  @Test
  void aPreferredHostIsTakenWhileThereIsRoomAndTheReasonIsTold() {
    engine.putHost(host("h1"));
    engine.putHost(
        HostSpec.of("h2", Resources.of(10, 10).and(Resources.PODS, 10))
            .with(Map.of("disk", "ssd"), List.of()));
    PodSpec likes =
        POD.with(
            HostRules.NONE.and(List.of(new LikedHosts(Selector.of(Map.of("disk", "ssd")), 100))));

    assertThat(engine.explain().candidates(engine.classOf(likes), 1))
        .singleElement()
        .satisfies(best -> assertThat(best.terms()).containsEntry("HOST_LIKING", 2.0));
    assertThat(place(likes)).isEqualTo("h2");
    assertThat(place(likes)).as("yields to capacity").isEqualTo("h1");
  }

  @Test
  void namespaceQuotaCountsAtDecisionTime() {
    engine.putHost(host("h1"));
    engine.putNamespace(
        NamespaceSpec.of("a", Map.of()).withQuota(new Resources(Map.of(Resources.MEMORY, 25))));
    int first = engine.place(engine.classOf(POD));
    assertThat(place(POD)).isEqualTo("h1");

    assertThat(place(POD)).isEqualTo(PENDING);
    assertThat(rejections(POD)).containsExactly(new Rejection("NAMESPACE_QUOTA", List.of("h1")));
    assertThat(remedies(POD)).containsExactly("5 MiB less memory in the namespace");
    assertThat(place(PodSpec.of("b", Map.of(), Resources.of(10, 10)))).isEqualTo("h1");
    engine.release(first);
    assertThat(place(POD)).isEqualTo("h1");
    assertThat(engine.used("a", Resources.MEMORY)).isEqualTo(20);
  }

  @Test
  void nobodyGoesForAQuota() {
    engine.putHost(host("h1"));
    engine.putNamespace(
        NamespaceSpec.of("a", Map.of()).withQuota(new Resources(Map.of(Resources.PODS, 1))));
    engine.place(engine.classOf(POD));

    assertThat(engine.preempt(engine.classOf(POD.withPriority(100)))).isEmpty();
  }
}
