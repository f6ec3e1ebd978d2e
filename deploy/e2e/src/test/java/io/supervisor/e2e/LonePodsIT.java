package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Quantity;
import io.supervisor.local.Suite;
import io.supervisor.local.client.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pods that users make themselves and give to the scheduler of the suite. */
@ExtendWith(SuiteExtension.class)
class LonePodsIT {

  private static final String SUPERVISOR = "domain-c9";
  private static final String NAMESPACE = "lone-pods";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Api api;
  private final Cluster cluster;

  LonePodsIT(Suite suite) throws InterruptedException {
    this.api = suite.api();
    this.cluster = new Cluster(suite, SUPERVISOR);
  }

  @BeforeEach
  void begin() {
    cluster.make(NAMESPACE);
  }

  @AfterEach
  void end() {
    cluster.remove(NAMESPACE);
    cluster.close();
  }

  @Test
  void onesThatKeepApartGetAHostEachAndTheNextIsToldWhyItWaits() throws Exception {
    int hosts = cluster.nodes().size();
    for (int i = 0; i < hosts; i++) {
      create("web-" + i, "10m");
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(cluster.pods(NAMESPACE))
                    .extracting(pod -> pod.getSpec().getNodeName())
                    .containsExactlyInAnyOrderElementsOf(cluster.nodes()));

    create("web-more", "10m");

    await().atMost(PATIENCE).untilAsserted(() -> told("web-more", "APART_FROM_PODS removed"));
    cluster.client().pods().inNamespace(NAMESPACE).withName("web-0").withGracePeriod(0).delete();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(pod("web-more").getSpec().getNodeName()).isNotBlank());
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(waiting("web-more").isMissingNode()).isTrue());
  }

  @Test
  void whatWouldLetALargeOneInIsSaid() throws Exception {
    create("large", "1000");

    await().atMost(PATIENCE).untilAsserted(() -> told("large", "millicores less CPU on esxi-0"));
    assertThat(waiting("large").path("remedies")).isNotEmpty();
  }

  @Test
  void theirNamespacesAreKnownByTheirLabels() throws Exception {
    create("web", "10m");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(pod("web").getSpec().getNodeName()).isNotBlank());

    cluster
        .client()
        .namespaces()
        .withName(NAMESPACE)
        .edit(
            now ->
                new NamespaceBuilder(now)
                    .editMetadata()
                    .addToLabels("team", "lone")
                    .endMetadata()
                    .build());

    String host = pod("web").getSpec().getNodeName();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode closed = whatIfAwayFrom("team", "lone", host).path("rejections").path(0);
              assertThat(closed.path("filter").asText()).isEqualTo("APART_FROM_PODS");
              assertThat(closed.path("hosts")).extracting(JsonNode::asText).containsExactly(host);
            });
    assertThat(whatIfAwayFrom("team", "other", host).path("placed").asBoolean()).isTrue();

    cluster.apply(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: loner, namespace: %s}
        spec:
          schedulerName: supervisor-scheduler
          nodeSelector: {kubernetes.io/hostname: %s}
          containers: [{name: web, image: "registry.example.org/web:1"}]
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
              - topologyKey: kubernetes.io/hostname
                labelSelector: {}
                namespaceSelector: {matchLabels: {team: lone}}
        """
            .formatted(NAMESPACE, host));
    await().atMost(PATIENCE).untilAsserted(() -> told("loner", "APART_FROM_PODS removed"));
  }

  /** A pod of an install, away from such namespaces, with all hosts lost but one. */
  private JsonNode whatIfAwayFrom(String label, String value, String host) throws Exception {
    List<String> others = cluster.nodes().stream().filter(node -> !node.equals(host)).toList();
    String ask =
        """
        {"supervisor":"%s","lose":%s,"place":[{"workload":"Deployment/edge","pods":1,"cpu_millicores":10,
        "memory_mib":16,"constraints":{"pods":{"rules":{"apart":[{"pods":{"requirements":[]},
        "namespaces":[],"topology_key":"kubernetes.io/hostname","namespace_labels":{"requirements":[
        {"key":"%s","operator":"IN","values":["%s"]}]}}]}}}}]}"""
            .formatted(SUPERVISOR, JSON.writeValueAsString(others), label, value);
    return api.post("/api/supervisor/what-if", JSON.readTree(ask)).expect(200).body();
  }

  /** At the pod, by an event, and by the API. */
  private void told(String name, String part) throws Exception {
    assertThat(pod(name).getStatus().getConditions())
        .filteredOn(condition -> condition.getType().equals("PodScheduled"))
        .singleElement()
        .extracting(PodCondition::getStatus, PodCondition::getReason)
        .containsExactly("False", "Unschedulable");
    assertThat(pod(name).getStatus().getConditions())
        .anyMatch(condition -> String.valueOf(condition.getMessage()).contains(part));
    assertThat(cluster.client().v1().events().inNamespace(NAMESPACE).list().getItems())
        .filteredOn(event -> name.equals(event.getInvolvedObject().getName()))
        .anyMatch(
            event ->
                event.getReason().equals("FailedScheduling") && event.getMessage().contains(part));
    assertThat(waiting(name).path("message").asText()).contains(part);
  }

  private JsonNode waiting(String name) throws Exception {
    String path = "/api/supervisor/placements/%s/waiting-pods".formatted(SUPERVISOR);
    JsonNode all = api.get(path).expect(200).body();
    for (JsonNode pod : all.path("pods")) {
      if (pod.path("name").asText().equals(name)) {
        return pod;
      }
    }
    return all.path("none");
  }

  private Pod pod(String name) {
    return cluster.client().pods().inNamespace(NAMESPACE).withName(name).get();
  }

  private void create(String name, String cpu) {
    cluster
        .client()
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .addToLabels("app", "web")
                .endMetadata()
                .withNewSpec()
                .withSchedulerName("supervisor-scheduler")
                .withNewAffinity()
                .withNewPodAntiAffinity()
                .addNewRequiredDuringSchedulingIgnoredDuringExecution()
                .withTopologyKey("kubernetes.io/hostname")
                .withNewLabelSelector()
                .addToMatchLabels("app", "web")
                .endLabelSelector()
                .endRequiredDuringSchedulingIgnoredDuringExecution()
                .endPodAntiAffinity()
                .endAffinity()
                .addNewContainer()
                .withName("web")
                .withImage("registry.example.org/web:1")
                .withNewResources()
                .withRequests(Map.of("cpu", new Quantity(cpu), "memory", new Quantity("16Mi")))
                .endResources()
                .endContainer()
                .endSpec()
                .build())
        .create();
  }
}
