package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.supervisor.local.Suite;
import io.supervisor.local.client.Api;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the article does, from the upload to the last object gone, and once more. */
@ExtendWith(SuiteExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TourIT {

  private static final String SUPERVISOR = "domain-c8";
  private static final String INSTALL = SUPERVISOR + "/" + Contour.SERVICE;
  private static final String NAMESPACE = Contour.namespace(SUPERVISOR);
  private static final String REQUEST = "e2e-tour-1";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final Set<String> FLOW =
      Set.of(
          "io.supervisor.catalog.install-requested.v1",
          "io.supervisor.install.bundle-rendered.v1",
          "io.supervisor.install.placement-requested.v1",
          "io.supervisor.scheduler.placement-decided.v1",
          "io.supervisor.namespace.workload-applied.v1",
          "io.supervisor.namespace.workload-ready.v1",
          "io.supervisor.install.install-changed.v1");

  private final Suite suite;
  private final Contour contour;

  TourIT(Suite suite) throws InterruptedException {
    this.suite = suite;
    Api api = suite.api();
    this.contour =
        new Contour(
            api.with(
                Map.of(
                    "X-Request-ID",
                    REQUEST,
                    "traceparent",
                    "00-" + TRACE + "-00f067aa0ba902b7-01")));
  }

  @Test
  @Order(1)
  void anInstallIsListedAtOnceAndBecomesConfigured() throws Exception {
    contour.register();

    contour.install(SUPERVISOR, Contour.NEW, Contour.sampleValues()).expect(204);

    JsonNode listed = contour.listed(SUPERVISOR);
    assertThat(listed.path("desired_version").asText()).isEqualTo(Contour.NEW);
    assertThat(listed.path("config_status").asText()).isIn("CONFIGURING", "CONFIGURED");
    contour.awaitConfigured(SUPERVISOR);
    JsonNode details = contour.details(SUPERVISOR).expect(200).body();
    assertThat(details.path("service_namespace").asText()).isEqualTo(NAMESPACE);
    assertThat(details.path("current_version").asText()).isEqualTo(Contour.NEW);
    JsonNode view = contour.view(SUPERVISOR);
    assertThat(view.path("phase").asText()).isEqualTo("READY");
    assertThat(view.path("addresses").path(0).path("address").asText()).startsWith("10.15.8.");
  }

  @Test
  @Order(2)
  void kubernetesShowsTheRowsOfTheArticle() {
    try (Cluster cluster = new Cluster(suite, SUPERVISOR)) {
      var apps = cluster.client().apps();
      Deployment deployment = apps.deployments().inNamespace(NAMESPACE).withName("contour").get();
      assertThat(deployment.getStatus().getReadyReplicas()).isEqualTo(2);
      DaemonSet daemonSet = apps.daemonSets().inNamespace(NAMESPACE).withName("envoy").get();
      assertThat(daemonSet.getStatus().getNumberReady()).isEqualTo(4);

      List<Pod> pods = cluster.pods(NAMESPACE);
      assertThat(pods).hasSize(6).allMatch(pod -> pod.getStatus().getPhase().equals("Running"));
      assertThat(hosts(pods, "envoy-")).containsExactlyElementsOf(cluster.nodes()).hasSize(4);
      assertThat(new HashSet<>(hosts(pods, "contour-"))).hasSize(2);
      assertThat(pods)
          .filteredOn(pod -> pod.getMetadata().getName().startsWith("envoy-"))
          .allMatch(pod -> pod.getSpec().getContainers().size() == 2);

      Service envoy = cluster.client().services().inNamespace(NAMESPACE).withName("envoy").get();
      assertThat(envoy.getSpec().getPorts()).extracting(ServicePort::getPort).contains(80, 443);
      assertThat(envoy.getSpec().getPorts()).allMatch(port -> port.getNodePort() >= 30_000);
      assertThat(envoy.getStatus().getLoadBalancer().getIngress().get(0).getIp())
          .startsWith("10.15.8.");
      Service plain = cluster.client().services().inNamespace(NAMESPACE).withName("contour").get();
      assertThat(plain.getSpec().getPorts()).extracting(ServicePort::getPort).containsExactly(8001);
      assertThat(cluster.knowsHttpProxies()).isTrue();
    }
  }

  private static List<String> hosts(List<Pod> pods, String prefix) {
    return pods.stream()
        .filter(pod -> pod.getMetadata().getName().startsWith(prefix))
        .map(pod -> pod.getSpec().getNodeName())
        .sorted()
        .toList();
  }

  @Test
  @Order(3)
  void everySlotIsTakenByAPod() {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(contour.slots(SUPERVISOR))
                    .hasSize(6)
                    .allMatch(slot -> slot.path("taken").asBoolean()));
  }

  @Test
  @Order(4)
  void everyEventFitsItsSchemaAndNoneIsRefused() throws Exception {
    EventSchemas schemas = new EventSchemas();

    List<Topics.Seen> events = new Topics(suite.kafka()).everything();

    assertThat(events).noneMatch(Topics.Seen::deadLetter);
    assertThat(events).extracting(e -> e.attribute("type")).containsAll(FLOW);
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.attribute("specversion")).isEqualTo("1.0");
              assertThat(event.attribute("source")).startsWith("/").endsWith("-service");
              assertThat(event.attribute("subject")).isEqualTo(event.key());
              assertThat(event.attribute("partitionkey")).isEqualTo(event.key());
              assertThat(Long.parseLong(event.attribute("aggregateversion"))).isPositive();
              schemas.accept(event);
            });
    new Ledger(suite).balances();
  }

  @Test
  @Order(5)
  void theWholeFlowIsOneTraceAndOneCorrelation() throws Exception {
    List<Topics.Seen> flow =
        new Topics(suite.kafka())
            .everything().stream()
                .filter(event -> FLOW.contains(event.attribute("type")))
                .filter(event -> event.attribute("correlationid").equals(REQUEST))
                .toList();

    assertThat(flow.stream().map(e -> e.attribute("type")).collect(Collectors.toSet()))
        .isEqualTo(FLOW);
    assertThat(flow).allMatch(event -> event.trace().equals(TRACE));
    assertThat(
            flow.stream()
                .filter(event -> event.key().equals(INSTALL))
                .map(Topics.Seen::partition)
                .distinct())
        .as("one Supervisor, one partition")
        .hasSize(1);
  }

  @Test
  @Order(6)
  void aRemovalLeavesNothing() throws Exception {
    contour.remove(SUPERVISOR).expect(204);

    contour.awaitGone(SUPERVISOR);
    try (Cluster cluster = new Cluster(suite, SUPERVISOR)) {
      assertThat(cluster.client().namespaces().withName(NAMESPACE).get()).isNull();
      assertThat(cluster.knowsHttpProxies()).isFalse();
      assertThat(cluster.clusterRolesOf(INSTALL)).isZero();
    }
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(contour.slots(SUPERVISOR)).isEmpty());
    assertThat(contour.view(SUPERVISOR).path("phase").asText()).isEqualTo("REMOVED");
  }

  @Test
  @Order(7)
  void theSameServiceCanBeInstalledAgainAndUpgraded() throws Exception {
    long removed = contour.view(SUPERVISOR).path("generation").asLong();

    contour.install(SUPERVISOR, Contour.OLD, "").expect(204);
    contour.awaitConfigured(SUPERVISOR);
    contour.change(SUPERVISOR, Contour.NEW, "contour:\n  replicas: 3\n").expect(204);
    contour.awaitConfigured(SUPERVISOR);

    assertThat(contour.view(SUPERVISOR).path("generation").asLong()).isEqualTo(removed + 2);
    try (Cluster cluster = new Cluster(suite, SUPERVISOR)) {
      Deployment deployment =
          cluster.client().apps().deployments().inNamespace(NAMESPACE).withName("contour").get();
      assertThat(deployment.getStatus().getReadyReplicas()).isEqualTo(3);
      assertThat(cluster.namespacesOf(INSTALL)).containsExactly(NAMESPACE);
    }
    contour.remove(SUPERVISOR).expect(204);
    contour.awaitGone(SUPERVISOR);
  }
}
