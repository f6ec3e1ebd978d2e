package io.supervisor.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadsTest {
  @TempDir static Path state;
  static SimulatorFixture simulator;
  static KubernetesClient client;

  @BeforeAll
  static void start() {
    simulator = new SimulatorFixture(state);
    client = simulator.client();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void appliedWorkloadsBecomeReadyOnceTheirPodsAreBoundAndLeaveNothingBehind() {
    String namespace = simulator.namespace("life");
    Yaml.apply(client, namespace, Yaml.WORKLOADS);
    simulator.awaitPods(namespace, 6);
    simulator.bindAll(namespace);
    await().atMost(SimulatorFixture.LIMIT).untilAsserted(() -> assertReady(namespace));

    client.namespaces().withName(namespace).delete();

    await()
        .atMost(SimulatorFixture.LIMIT)
        .until(() -> client.namespaces().withName(namespace).get() == null);
    assertThat(client.pods().inNamespace(namespace).list().getItems()).isEmpty();
    assertThat(client.apps().deployments().inNamespace(namespace).list().getItems()).isEmpty();
    assertThat(client.services().inNamespace(namespace).list().getItems()).isEmpty();
  }

  private static void assertReady(String namespace) {
    var web = client.apps().deployments().inNamespace(namespace).withName("web").get();
    assertThat(web.getStatus().getReadyReplicas()).isEqualTo(2);
    var agent = client.apps().daemonSets().inNamespace(namespace).withName("agent").get();
    assertThat(agent.getStatus().getNumberReady()).isEqualTo(4);
    assertThat(agent.getStatus().getDesiredNumberScheduled()).isEqualTo(4);
    var outer = client.services().inNamespace(namespace).withName("outer").get();
    assertThat(outer.getStatus().getLoadBalancer().getIngress().get(0).getIp())
        .startsWith("10.15.8.");
    var endpoints = client.endpoints().inNamespace(namespace).withName("inner").get();
    assertThat(endpoints.getSubsets().get(0).getAddresses()).hasSize(2);
  }

  @Test
  void newImageRollsOutWithoutLosingPods() {
    String namespace = simulator.namespace("roll");
    Yaml.apply(client, namespace, Yaml.WORKLOADS);
    simulator.awaitPods(namespace, 6);
    String next = Yaml.WORKLOADS.replace("web:1", "web:2");

    Yaml.apply(client, namespace, next);

    await()
        .atMost(SimulatorFixture.LIMIT)
        .untilAsserted(
            () -> {
              simulator.bindAll(namespace);
              var web = client.apps().deployments().inNamespace(namespace).withName("web").get();
              assertThat(web.getStatus().getUpdatedReplicas()).isEqualTo(2);
              assertThat(web.getStatus().getReplicas()).isEqualTo(2);
              assertThat(web.getStatus().getReadyReplicas()).isEqualTo(2);
            });
    var pods = client.pods().inNamespace(namespace).withLabel("app", "web").list().getItems();
    assertThat(pods)
        .filteredOn(p -> p.getMetadata().getDeletionTimestamp() == null)
        .hasSize(2)
        .allMatch(p -> p.getSpec().getContainers().get(0).getImage().endsWith("web:2"));
  }

  @Test
  void newImageIsRunOnceAllOldPodsAreGoneWhenThePodsAreToBeRecreated() {
    String namespace = simulator.namespace("recreate");
    Yaml.apply(client, namespace, Yaml.RECREATED);
    awaitRunning(namespace, "solo:1");

    Yaml.apply(client, namespace, Yaml.RECREATED.replace("solo:1", "solo:2"));

    awaitRunning(namespace, "solo:2");
  }

  @Test
  void failedPodDoesNotKeepTheNextOnesWaiting() {
    String namespace = simulator.namespace("failed");
    Yaml.apply(client, namespace, Yaml.RECREATED.replace("cpu: 1", "cpu: 17"));
    simulator.awaitPods(namespace, 2);
    simulator.bindAll(namespace);
    await()
        .atMost(SimulatorFixture.LIMIT)
        .untilAsserted(
            () ->
                assertThat(client.pods().inNamespace(namespace).list().getItems())
                    .extracting(p -> p.getStatus().getPhase())
                    .contains("Failed", "Pending"));

    Yaml.apply(client, namespace, Yaml.RECREATED.replace("solo:1", "solo:2"));

    awaitRunning(namespace, "solo:2");
  }

  /** Binds what waits until two pods run, all of them with the image. */
  private static void awaitRunning(String namespace, String image) {
    await()
        .atMost(SimulatorFixture.LIMIT)
        .untilAsserted(
            () -> {
              simulator.bindAll(namespace);
              assertThat(client.pods().inNamespace(namespace).list().getItems())
                  .filteredOn(p -> "Running".equals(p.getStatus().getPhase()))
                  .hasSize(2)
                  .allMatch(p -> p.getSpec().getContainers().get(0).getImage().endsWith(image));
              var solo = client.apps().deployments().inNamespace(namespace).withName("solo").get();
              assertThat(solo.getStatus().getUpdatedReplicas()).isEqualTo(2);
              assertThat(solo.getStatus().getReadyReplicas()).isEqualTo(2);
            });
  }

  @Test
  void customResourcesAreServedOnceDefinedAndGoWithTheirDefinition() {
    String namespace = simulator.namespace("fleet");
    Yaml.apply(client, "", Yaml.DEFINITION);
    await()
        .atMost(SimulatorFixture.LIMIT)
        .untilAsserted(() -> Yaml.apply(client, namespace, Yaml.BOAT));
    GenericKubernetesResource boat =
        client
            .genericKubernetesResources("fleet.example.org/v1", "Boat")
            .inNamespace(namespace)
            .withName("one")
            .get();
    assertThat(boat.<String>get("spec", "flag")).isEqualTo("plain");

    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName("boats.fleet.example.org")
        .delete();

    await()
        .atMost(SimulatorFixture.LIMIT)
        .until(() -> client.getApiResources("fleet.example.org/v1") == null);
  }

  @Test
  void podsCanBeBoundOnlyOnce() {
    String namespace = simulator.namespace("bind");
    Yaml.apply(client, namespace, Yaml.WORKLOADS);
    simulator.awaitPods(namespace, 6);
    Pod pod = client.pods().inNamespace(namespace).withLabel("app", "web").list().getItems().get(0);
    simulator.bind(pod, "esxi-01.domain-c8.local");

    assertThatThrownBy(() -> simulator.bind(pod, "esxi-02.domain-c8.local"))
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(409));
  }

  @Test
  void podThatAsksForMoreThanTheHostHasIsRejected() {
    String namespace = simulator.namespace("full");
    Pod pod =
        client
            .pods()
            .inNamespace(namespace)
            .resource(
                new io.fabric8.kubernetes.api.model.PodBuilder()
                    .withNewMetadata()
                    .withName("big")
                    .endMetadata()
                    .withNewSpec()
                    .addNewContainer()
                    .withName("big")
                    .withImage("registry.example.org/big:1")
                    .withNewResources()
                    .addToRequests("cpu", new io.fabric8.kubernetes.api.model.Quantity("17"))
                    .endResources()
                    .endContainer()
                    .endSpec()
                    .build())
            .create();

    simulator.bind(pod, "esxi-01.domain-c8.local");

    await()
        .atMost(SimulatorFixture.LIMIT)
        .untilAsserted(
            () -> {
              var status = client.pods().inNamespace(namespace).withName("big").get().getStatus();
              assertThat(status.getPhase()).isEqualTo("Failed");
              assertThat(status.getReason()).isEqualTo("OutOfcpu");
            });
  }

  @Test
  void statefulSetMayMountTheClaimsThatItMakes() {
    String namespace = simulator.namespace("state");

    Yaml.apply(client, namespace, Yaml.STATEFUL_SET);

    simulator.awaitPods(namespace, 1);
    simulator.bindAll(namespace);
    await()
        .atMost(SimulatorFixture.LIMIT)
        .untilAsserted(
            () -> {
              var claims = client.persistentVolumeClaims().inNamespace(namespace);
              assertThat(claims.withName("data-db-0").get().getStatus().getPhase())
                  .isEqualTo("Bound");
              var set = client.apps().statefulSets().inNamespace(namespace).withName("db").get();
              assertThat(set.getStatus().getReadyReplicas()).isEqualTo(1);
            });
  }
}
