package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Taint;
import io.supervisor.local.Suite;
import io.supervisor.local.client.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pods that have to leave a host are moved: their next place is kept before they end. */
@ExtendWith(SuiteExtension.class)
class DrsIT {

  private static final String SUPERVISOR = "domain-c9";
  private static final String DRS = "/api/supervisor/drs/" + SUPERVISOR;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Api api;
  private final Contour contour;
  private final Cluster cluster;

  DrsIT(Suite suite) throws InterruptedException {
    this.api = suite.api();
    this.contour = new Contour(api);
    this.cluster = new Cluster(suite, SUPERVISOR);
  }

  @AfterEach
  void end() throws Exception {
    cluster.nodes().forEach(node -> taint(node, List.of()));
    cluster.nodes().forEach(node -> cluster.cordon(node, false));
    contour.remove(SUPERVISOR);
    contour.awaitGone(SUPERVISOR);
    cluster.close();
  }

  @Test
  void podsLeaveAHostThatWillNotDoAnyMore() throws Exception {
    String namespace = installed();
    String host = movable(namespace).getSpec().getNodeName();
    int pods = cluster.pods(namespace).size();
    assertThat(api.get(DRS + "?threshold=1").expect(200).body().path("proposals")).isEmpty();

    taint(host, List.of(new Taint("NoSchedule", "worn-out", null, "")));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(api.get(DRS + "?threshold=1").expect(200).body().path("proposals"))
                    .isNotEmpty());
    JsonNode made =
        await()
            .atMost(PATIENCE)
            .until(
                () -> api.post(DRS + "/moves?threshold=1", Map.of()).expect(202).body(),
                moves -> !moves.isEmpty());

    assertThat(made.path(0).path("from").asText()).isEqualTo(host);
    assertThat(made.path(0).path("reason").asText()).isEqualTo("RULE");
    assertThat(made.path(0).path("begun").asBoolean()).as(made.toString()).isTrue();
    String workload = made.path(0).path("workload").asText();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(cluster.pods(namespace))
                    .hasSize(pods)
                    .filteredOn(pod -> workload.equals(workloadOf(pod)))
                    .extracting(pod -> pod.getSpec().getNodeName())
                    .contains(made.path(0).path("to").asText())
                    .doesNotContain((String) null));
    contour.awaitConfigured(SUPERVISOR);
  }

  @Test
  void aCordonedHostIsEmptied() throws Exception {
    String namespace = installed();
    String host = movable(namespace).getSpec().getNodeName();
    int pods = cluster.pods(namespace).size();
    String evacuation = DRS + "/hosts/" + host + "/evacuation";
    api.post(evacuation, Map.of()).expect(400);

    cluster.cordon(host, true);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(api.get(evacuation).expect(200).body().path("takes_pods").asBoolean())
                    .isFalse());
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
                assertThat(cluster.pods(namespace))
                    .hasSize(pods)
                    .filteredOn(pod -> !workloadOf(pod).startsWith("DaemonSet/"))
                    .extracting(pod -> pod.getSpec().getNodeName())
                    .doesNotContain(host)
                    .doesNotContainNull());
    contour.awaitConfigured(SUPERVISOR);
    podsComeBackTo(host, namespace);
  }

  private void podsComeBackTo(String host, String namespace) throws Exception {
    cluster.cordon(host, false);
    String home = DRS + "/hosts/" + host + "/return";
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(api.get(home).expect(200).body().path("moves")).isNotEmpty());
    api.post(home, Map.of()).expect(202);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(cluster.pods(namespace))
                    .filteredOn(pod -> !workloadOf(pod).startsWith("DaemonSet/"))
                    .extracting(pod -> pod.getSpec().getNodeName())
                    .contains(host)
                    .doesNotContainNull());
    contour.awaitConfigured(SUPERVISOR);
  }

  /** A pod of another install that wants to be alone on the host where one of Contour's is. */
  @Test
  void roomIsMadeForAPodOfAnotherInstall() throws Exception {
    String namespace = installed();
    Pod inTheWay = movable(namespace);
    String host = inTheWay.getSpec().getNodeName();
    String name = inTheWay.getMetadata().getLabels().get("app");
    int pods = cluster.pods(namespace).size();
    Map<String, Object> term =
        Map.of(
            "pods",
            Map.of(
                "requirements",
                List.of(Map.of("key", "app", "operator", "IN", "values", List.of(name)))),
            "namespaces",
            List.of(namespace),
            "topology_key",
            "kubernetes.io/hostname");
    Map<String, Object> order =
        Map.of(
            "service",
            "alone.example.org",
            "namespace",
            "svc-alone",
            "pod",
            Map.of(
                "workload",
                "Deployment/alone",
                "constraints",
                Map.of(
                    "node_selector",
                    Map.of("kubernetes.io/hostname", host),
                    "pods",
                    Map.of("rules", Map.of("apart", List.of(term))))));

    JsonNode begun = api.post(DRS + "/room", order).expect(202).body();

    assertThat(begun.path("host").asText()).isEqualTo(host);
    assertThat(begun.path("kept").asBoolean()).as(begun.toString()).isTrue();
    assertThat(begun.path("moves").path(0).path("reason").asText()).isEqualTo("ROOM");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(cluster.pods(namespace))
                    .hasSize(pods)
                    .filteredOn(pod -> name.equals(pod.getMetadata().getLabels().get("app")))
                    .extracting(pod -> pod.getSpec().getNodeName())
                    .doesNotContain(host)
                    .doesNotContainNull());
    contour.awaitConfigured(SUPERVISOR);
  }

  /** The namespace of Contour once it runs. */
  private String installed() throws Exception {
    contour.register();
    contour.install(SUPERVISOR, Contour.NEW, Contour.sampleValues()).expect(204);
    contour.awaitConfigured(SUPERVISOR);
    return Contour.namespace(SUPERVISOR);
  }

  /** A pod that is not one of every host. */
  private Pod movable(String namespace) {
    return cluster.pods(namespace).stream()
        .filter(pod -> !workloadOf(pod).startsWith("DaemonSet/"))
        .findFirst()
        .orElseThrow();
  }

  private static String workloadOf(Pod pod) {
    return pod.getMetadata().getAnnotations().getOrDefault("supervisor.io/workload", "");
  }

  private void taint(String node, List<Taint> taints) {
    cluster
        .client()
        .nodes()
        .withName(node)
        .edit(
            found -> {
              found.getSpec().setTaints(taints);
              return found;
            });
  }
}
