package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.supervisor.local.Suite;
import io.supervisor.local.client.Api;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Pods of a Supervisor that is not simulated find their hosts, and leave them. Of it a kubeconfig
 * is needed, with a token that may do everything; an API server with controllers and nodes is
 * enough, for only the test with an image of its own waits until containers run. What the test
 * makes there it takes away again, but for the namespace of the suite's own account.
 */
@ExtendWith(SuiteExtension.class)
@EnabledIfEnvironmentVariable(
    named = RealSupervisorIT.KUBECONFIG,
    matches = ".+",
    disabledReason = "it needs a real Supervisor: the path of its kubeconfig")
class RealSupervisorIT {

  static final String KUBECONFIG = "REAL_SUPERVISOR_KUBECONFIG";
  static final String IMAGE = "REAL_SUPERVISOR_IMAGE";

  private static final String SUPERVISOR = "domain-real";
  private static final String NAMESPACE = "lone-pods-of-a-test";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String CONTAINER =
      "containers: [{name: main, image: registry.example.org/main:1, %s}]";
  private static final String PORT =
      CONTAINER.formatted("ports: [{containerPort: 31999, hostPort: 31999}]");
  private static final String BUDGET =
      """
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: low, namespace: %s}
      spec: {minAvailable: 1, selector: {matchLabels: {app: low}}}
      """
          .formatted(NAMESPACE);

  private final Api api;
  private final PlainService service;
  private final Cluster cluster;
  private final String kubeconfig;

  RealSupervisorIT(Suite suite) throws Exception {
    api = suite.api();
    service = new PlainService(api, "real.example.org");
    kubeconfig = Files.readString(Path.of(System.getenv(KUBECONFIG)));
    cluster = new Cluster(Config.fromKubeconfig(kubeconfig));
  }

  @BeforeEach
  void begin() throws Exception {
    Map<String, String> supervisor =
        Map.of(
            "uuid",
            SUPERVISOR,
            "name",
            "Real",
            "network_provider",
            "VSPHERE_NETWORK",
            "kubeconfig",
            kubeconfig);
    api.put("/api/supervisor/supervisors/" + SUPERVISOR, supervisor).expect(204);
    cluster.make(NAMESPACE);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(hosts()).isEqualTo(cluster.nodes().size()));
  }

  @AfterEach
  void end() throws Exception {
    service.remove(SUPERVISOR);
    cluster.client().namespaces().withName(NAMESPACE).delete();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              for (String namespace : List.of(NAMESPACE, service.namespace(SUPERVISOR))) {
                cluster.client().pods().inNamespace(namespace).withGracePeriod(0).delete();
                assertThat(cluster.client().namespaces().withName(namespace).get()).isNull();
              }
            });
    service.awaitGone(SUPERVISOR);
    cluster.close();
  }

  @Test
  void podsOfAnInstallGoToTheirSlots() throws Exception {
    service.register("1.0.0", "registry.example.org/web:1");
    service.install(SUPERVISOR, "1.0.0", "colour: blue\n");

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(cluster.pods(service.namespace(SUPERVISOR)))
                    .isNotEmpty()
                    .extracting(RealSupervisorIT::host)
                    .containsExactlyInAnyOrderElementsOf(slots()));
  }

  @Test
  void onePodFindsAHostAndOneThatIsTooLargeIsToldWhyNot() throws Exception {
    create("small", cpu("10m"));
    create("large", cpu("100000"));

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(host(pod("small"))).isIn(cluster.nodes()));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(pod("large").getStatus().getConditions())
                    .extracting(one -> tuple(one.getType(), one.getStatus(), one.getReason()))
                    .contains(tuple("PodScheduled", "False", "Unschedulable")));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(cluster.client().v1().events().inNamespace(NAMESPACE).list().getItems())
                    .anyMatch(
                        event ->
                            event.getReason().equals("FailedScheduling")
                                && event.getInvolvedObject().getName().equals("large")
                                && event.getMessage().contains("less CPU")));
  }

  @Test
  void onePodEndsForAnotherOfHigherPriorityWhenABudgetLetsIt() throws Exception {
    create("low", PORT);
    await().atMost(PATIENCE).until(() -> cluster.nodes().contains(host(pod("low"))));
    String host = host(pod("low"));
    cluster.apply(BUDGET);
    String there = ", nodeSelector: {kubernetes.io/hostname: %s}".formatted(host);

    create("high", PORT + ", priorityClassName: system-cluster-critical" + there);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(pod("high").getStatus().getConditions())
                    .anyMatch(one -> String.valueOf(one.getMessage()).contains("HOST_PORTS")));
    assertThat(pod("low").getMetadata().getDeletionTimestamp()).isNull();
    cluster.client().policy().v1().podDisruptionBudget().inNamespace(NAMESPACE).delete();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(host(pod("high"))).isEqualTo(host));
    assertThat(pod("low")).isNull();
    assertThat(cluster.client().v1().events().inNamespace(NAMESPACE).list().getItems())
        .anyMatch(event -> event.getReason().equals("Preempted"));
  }

  @Test
  @EnabledIfEnvironmentVariable(
      named = IMAGE,
      matches = ".+",
      disabledReason = "it needs an image that runs there until it is ended")
  void podsOfAnInstallLeaveAHostThatIsEmptied() throws Exception {
    service.register("1.0.1", System.getenv(IMAGE));
    service.install(SUPERVISOR, "1.0.1", "colour: blue\n");
    service.awaitStatus(SUPERVISOR, "CONFIGURED");
    String left = slots().get(0);
    String evacuation = "/api/supervisor/drs/" + SUPERVISOR + "/hosts/" + left + "/evacuation";

    cluster.cordon(left, true);
    try {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                api.post(evacuation, Map.of()).expect(202);
                assertThat(api.get(evacuation).expect(200).body().path("moves")).isEmpty();
              });
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(cluster.pods(service.namespace(SUPERVISOR)))
                      .singleElement()
                      .extracting(RealSupervisorIT::host)
                      .isIn(cluster.nodes())
                      .isNotEqualTo(left));
    } finally {
      cluster.cordon(left, false);
    }
  }

  private int hosts() throws Exception {
    String path = "/api/supervisor/capacity/" + SUPERVISOR;
    return api.get(path).body().path("hosts").size();
  }

  private List<String> slots() throws Exception {
    JsonNode placed =
        api.get("/api/supervisor/placements/" + SUPERVISOR + "/" + service.id()).expect(200).body();
    return StreamSupport.stream(placed.path("slots").spliterator(), false)
        .map(slot -> slot.path("host").asText())
        .toList();
  }

  private Pod pod(String name) {
    return cluster.client().pods().inNamespace(NAMESPACE).withName(name).get();
  }

  private static String host(Pod pod) {
    return String.valueOf(pod.getSpec().getNodeName());
  }

  private static String cpu(String cpu) {
    return CONTAINER.formatted("resources: {requests: {cpu: '%s', memory: 16Mi}}".formatted(cpu));
  }

  private void create(String name, String spec) {
    cluster.apply(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: %1$s, namespace: %2$s, labels: {app: %1$s}}
        spec: {schedulerName: supervisor-scheduler, terminationGracePeriodSeconds: 0, %3$s}
        """
            .formatted(name, NAMESPACE, spec));
  }
}
