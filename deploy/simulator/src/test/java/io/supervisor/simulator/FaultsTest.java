package io.supervisor.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.supervisor.simulator.model.Json;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can be made to go wrong, and that it goes right again. */
class FaultsTest {
  private static final String HOST = "esxi-01.domain-c8.local";
  private static final String FAULTS = "/simulator/faults";

  @TempDir static Path state;
  private static SimulatorFixture simulator;

  @BeforeAll
  static void start() {
    simulator = new SimulatorFixture(state);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @AfterEach
  void heal() {
    simulator.client().raw(FAULTS, "DELETE", null);
  }

  private static JsonNode fault(String json) throws Exception {
    return Json.MAPPER.readTree(simulator.client().raw(FAULTS, "POST", json));
  }

  private static Pod bound(String namespace, String name) {
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withName(name)
            .addToLabels("app", name)
            .endMetadata()
            .withNewSpec()
            .addNewContainer()
            .withName("a")
            .withImage("registry.example.org/a:1")
            .endContainer()
            .endSpec()
            .build();
    Pod made = simulator.client().pods().inNamespace(namespace).resource(pod).create();
    simulator.bind(made, HOST);
    return made;
  }

  private static Pod get(Pod pod) {
    return simulator.client().resource(pod).get();
  }

  private static void awaitPhase(Pod pod, String phase) {
    await()
        .atMost(SimulatorFixture.LIMIT)
        .until(() -> get(pod).getStatus().getPhase().equals(phase));
  }

  private static String waiting(Pod pod) {
    var statuses = get(pod).getStatus().getContainerStatuses();
    var waiting = statuses.isEmpty() ? null : statuses.get(0).getState().getWaiting();
    return waiting == null ? "" : waiting.getReason();
  }

  private static ConfigMap map(String namespace, String name) {
    ConfigMap map = new ConfigMapBuilder().withNewMetadata().withName(name).endMetadata().build();
    return simulator.client().configMaps().inNamespace(namespace).resource(map).create();
  }

  @Test
  void onlyAdministratorsMayMakeFaultsAndNonsenseIsRefused() {
    String token = token();
    try (var bot = simulator.clientWithToken(token)) {
      assertThatThrownBy(() -> bot.raw(FAULTS, "POST", "{\"type\":\"watchCut\"}"))
          .isInstanceOfSatisfying(
              KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(403));
    }
    try (var nobody = simulator.clientWithToken("unknown")) {
      assertThatThrownBy(() -> nobody.raw(FAULTS, "POST", "{\"type\":\"watchCut\"}"))
          .isInstanceOfSatisfying(
              KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(401));
    }
    refused("{\"type\":\"earthquake\"}", "type: Invalid value: must be one of hostDown");
    refused("{\"type\":\"apiStatus\",\"status\":200}", "status: Invalid value: must be between");
    refused("{\"type\":\"hostDown\"}", "host: Invalid value: must name the host");
    refused("{\"type\":\"slowBoot\",\"delay\":1}", "delay: Invalid value: is not known");
  }

  private static String token() {
    simulator.namespace("bots");
    var account =
        new io.fabric8.kubernetes.api.model.ServiceAccountBuilder()
            .withNewMetadata()
            .withName("bot")
            .endMetadata()
            .build();
    simulator.client().serviceAccounts().inNamespace("bots").resource(account).create();
    String answer =
        simulator
            .client()
            .raw("/api/v1/namespaces/bots/serviceaccounts/bot/token", "POST", "{\"spec\":{}}");
    return answer.replaceFirst("(?s).*\"token\":\"([^\"]+)\".*", "$1");
  }

  private static void refused(String json, String why) {
    assertThatThrownBy(() -> fault(json))
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(422))
        .hasMessageContaining(why);
  }

  @Test
  void aHostGoesDownAndComesBack() throws Exception {
    simulator.namespace("down");
    Pod before = bound("down", "before");
    awaitPhase(before, "Running");

    String id = fault("{\"type\":\"hostDown\",\"host\":\"" + HOST + "\"}").path("id").asText();
    awaitReady(HOST, "Unknown");
    Pod during = bound("down", "during");
    Thread.sleep(300);
    assertThat(get(during).getStatus().getPhase()).isEqualTo("Pending");
    assertThat(simulator.client().nodes().withName(HOST).get().getSpec().getTaints())
        .anyMatch(taint -> taint.getKey().equals("node.kubernetes.io/unreachable"));

    simulator.client().raw(FAULTS + "/" + id, "DELETE", null);
    awaitReady(HOST, "True");
    awaitPhase(during, "Running");
    assertThat(simulator.client().nodes().withName(HOST).get().getSpec().getTaints()).isEmpty();
  }

  private static void awaitReady(String host, String status) {
    await()
        .atMost(SimulatorFixture.LIMIT)
        .until(
            () ->
                simulator.client().nodes().withName(host).get().getStatus().getConditions().stream()
                    .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals(status)));
  }

  @Test
  void podsBootSlowlyCannotPullAndCrash() throws Exception {
    simulator.namespace("sick");
    fault(
        "{\"type\":\"slowBoot\",\"namespace\":\"sick\",\"pods\":\"app=slow\",\"delayMillis\":1500}");
    fault("{\"type\":\"imagePull\",\"namespace\":\"sick\",\"pods\":\"app=lost\"}");
    Pod slow = bound("sick", "slow");
    Pod lost = bound("sick", "lost");
    Pod crashing = bound("sick", "crashing");
    awaitPhase(crashing, "Running");
    assertThat(get(slow).getStatus().getPhase()).isEqualTo("Pending");
    await().atMost(SimulatorFixture.LIMIT).until(() -> waiting(lost).equals("ErrImagePull"));
    awaitPhase(slow, "Running");

    fault("{\"type\":\"crashLoop\",\"pods\":\"app=crashing\",\"delayMillis\":20}");
    await()
        .atMost(SimulatorFixture.LIMIT)
        .until(
            () -> get(crashing).getStatus().getContainerStatuses().get(0).getRestartCount() >= 2);
    await()
        .atMost(SimulatorFixture.LIMIT)
        .until(() -> waiting(crashing).equals("CrashLoopBackOff"));
    assertThat(simulator.client().pods().inNamespace("sick").withName("crashing").getLog(true))
        .isNotNull();

    heal();
    await()
        .atMost(SimulatorFixture.LIMIT)
        .until(() -> get(crashing).getStatus().getContainerStatuses().get(0).getReady());
  }

  @Test
  void requestsAreRefusedSoOftenAndHang() throws Exception {
    simulator.namespace("api");
    String path = "/api/v1/namespaces/api/configmaps";
    fault(
        "{\"type\":\"apiStatus\",\"status\":403,\"method\":\"POST\",\"path\":\""
            + path
            + "\",\"times\":1}");
    assertThatThrownBy(() -> map("api", "one"))
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(403));
    assertThat(map("api", "one").getMetadata().getUid()).isNotBlank();

    fault("{\"type\":\"apiHang\",\"path\":\"" + path + "\",\"delayMillis\":400,\"times\":1}");
    long begin = System.nanoTime();
    simulator.client().configMaps().inNamespace("api").list();
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isGreaterThan(350);
  }

  @Test
  void listsAreStaleUntilTheFaultEnds() throws Exception {
    simulator.namespace("stale");
    map("stale", "old");
    fault("{\"type\":\"staleList\",\"path\":\"/api/v1/namespaces/stale/configmaps\"}");
    map("stale", "young");
    assertThat(names("stale")).contains("old").doesNotContain("young");
    heal();
    assertThat(names("stale")).contains("old", "young");
  }

  private static java.util.List<String> names(String namespace) {
    return simulator.client().configMaps().inNamespace(namespace).list().getItems().stream()
        .map(m -> m.getMetadata().getName())
        .toList();
  }

  @Test
  void watchesAreCutAndHistoryIsForgotten() throws Exception {
    simulator.namespace("cut");
    ConfigMap first = map("cut", "first");
    CountDownLatch ended = new CountDownLatch(1);
    String version = first.getMetadata().getResourceVersion();
    Watch watch =
        simulator
            .client()
            .configMaps()
            .inNamespace("cut")
            .watch(new ListOptionsBuilder().withResourceVersion(version).build(), until(ended));
    String path = "/api/v1/namespaces/cut/configmaps";
    fault("{\"type\":\"apiStatus\",\"status\":503,\"method\":\"GET\",\"path\":\"" + path + "\"}");
    fault("{\"type\":\"watchCut\"}");
    map("cut", "second");
    fault("{\"type\":\"historyLost\"}");
    heal();
    assertThat(ended.await(10, TimeUnit.SECONDS)).as("410 reaches the client").isTrue();
    watch.close();
  }

  private static Watcher<ConfigMap> until(CountDownLatch ended) {
    return new Watcher<>() {
      @Override
      public void eventReceived(Action action, ConfigMap resource) {}

      @Override
      public void onClose(WatcherException cause) {
        if (cause.isHttpGone()) {
          ended.countDown();
        }
      }
    };
  }
}
