package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.supervisor.local.Suite;
import io.supervisor.local.client.Answer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What comes after the first install: upgrades that fail, ways back, dependencies, fleets. */
@ExtendWith(SuiteExtension.class)
class DayTwoIT {

  private static final String C8 = "domain-c8";
  private static final String C9 = "domain-c9";
  private static final String GOOD = "registry.example.org/web:1";
  private static final String LOST = "registry.invalid/web:2";

  private final Suite suite;
  private final Contour contour;

  DayTwoIT(Suite suite) throws InterruptedException {
    this.suite = suite;
    this.contour = new Contour(suite.api());
  }

  @Test
  void anUpgradeWhosePodNeverGetsReadyReturnsByItselfAndSaysWhy() throws Exception {
    PlainService web = new PlainService(suite.api(), "revert.e2e.io");
    web.register("1.0.0", GOOD);
    web.register("2.0.0", LOST);
    web.install(C8, "1.0.0", "colour: blue");
    web.awaitStatus(C8, "CONFIGURED");
    suite
        .api()
        .put(
            "/api/supervisor/installs/" + C8 + "/" + web.id() + "/policy",
            Map.of("on_failed_upgrade", "REVERT", "ready_within_ms", 13_000))
        .expect(200);

    web.change(C8, "2.0.0", "colour: green");

    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () -> {
              JsonNode shown = web.shown(C8);
              assertThat(shown.path("desired_version").asText()).isEqualTo("1.0.0");
              assertThat(shown.path("config_status").asText()).isEqualTo("CONFIGURED");
            });
    assertThat(web.shown(C8).toString())
        .contains(Contour.base64("colour: blue"))
        .contains("WARNING")
        .contains("did not get ready within 13 s")
        .contains("ErrImagePull");
    JsonNode timeline = web.view(C8, "/timeline");
    assertThat(timeline.toString()).contains("Failed to pull image").contains("not-ready-in-time");
    assertThat(web.view(C8, "/revisions").path("items").findValuesAsText("result"))
        .containsExactly("READY", "REVERTED", "READY");
    try (Cluster cluster = new Cluster(suite, C8)) {
      ConfigMap map =
          cluster.client().configMaps().inNamespace(web.namespace(C8)).withName("web").get();
      assertThat(map.getData()).containsEntry("colour", "blue");
      await().untilAsserted(() -> assertThat(cluster.pods(web.namespace(C8))).hasSize(1));
    }
    web.remove(C8).expect(204);
    web.awaitGone(C8);
  }

  @Test
  void contourGoesToItsSecondVersionAndBack() throws Exception {
    contour.register();
    contour.install(C8, Contour.OLD, Contour.sampleValues()).expect(204);
    contour.awaitConfigured(C8);
    int first = contour.view(C8).path("revision").asInt();
    contour.change(C8, Contour.NEW, "contour: {replicas: 1}").expect(204);
    contour.awaitConfigured(C8);
    assertThat(contour.view(C8).path("revision").asInt()).isEqualTo(first + 1);

    suite
        .api()
        .post(
            "/api/supervisor/installs/" + C8 + "/" + Contour.SERVICE + "/rollback",
            Map.of("revision", first))
        .expect(202);

    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () -> {
              JsonNode shown = contour.details(C8).expect(200).body();
              assertThat(shown.path("current_version").asText()).isEqualTo(Contour.OLD);
              assertThat(shown.path("desired_version").asText()).isEqualTo(Contour.OLD);
              assertThat(shown.path("config_status").asText()).isEqualTo("CONFIGURED");
              assertThat(shown.path("yaml_service_config").asText())
                  .isEqualTo(Contour.base64(Contour.sampleValues()));
            });
    new Ledger(suite).balances();
    contour.remove(C8).expect(204);
    contour.awaitGone(C8);
  }

  @Test
  void harborWaitsForContourWhenItsValuesSaySo() throws Exception {
    contour.register();
    suite
        .api()
        .post(
            "/api/vcenter/namespace-management/supervisor-services",
            Map.of(
                "carvel_spec",
                Map.of(
                    "version_spec",
                    Map.of(
                        "content",
                        Contour.base64(
                            Files.readString(
                                SuiteExtension.ROOT.resolve(
                                    "deploy/packages/harbor/2.11.2/package.yaml")))))))
        .expect(201);
    PlainService harbor = new PlainService(suite.api(), "harbor.supervisor.io");
    String values =
        Files.readString(SuiteExtension.ROOT.resolve("deploy/packages/harbor/values.yaml"));

    harbor.install(C9, "2.11.2", values + "\nexpose: {mode: contour}\n");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(harbor.view(C9, "").path("phase").asText()).isEqualTo("WAITING"));
    await()
        .untilAsserted(
            () ->
                assertThat(harbor.shown(C9).path("messages").toString())
                    .contains("contour.supervisor.io"));
    contour.install(C9, Contour.NEW, Contour.sampleValues()).expect(204);
    contour.awaitConfigured(C9);
    harbor.awaitStatus(C9, "CONFIGURED");
    Answer refused = contour.remove(C9);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().toString()).contains("RESOURCE_IN_USE", "harbor.supervisor.io");
    harbor.remove(C9).expect(204);
    harbor.awaitGone(C9);
    contour.remove(C9).expect(204);
    contour.awaitGone(C9);
  }

  @Test
  void aFleetBringsTheSameToManyWithACanaryFirst() throws Exception {
    PlainService web = new PlainService(suite.api(), "fleet.e2e.io");
    web.register("1.0.0", GOOD);
    String fleet =
        suite
            .api()
            .post(
                "/api/supervisor/fleets",
                Map.of(
                    "service",
                    web.id(),
                    "version",
                    "1.0.0",
                    "supervisors",
                    List.of(C8, C9),
                    "canary",
                    1,
                    "soak_ms",
                    500,
                    "yaml_service_config",
                    Contour.base64("colour: black")))
            .expect(201)
            .body()
            .path("fleet")
            .asText();

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(
                        suite
                            .api()
                            .get("/api/supervisor/fleets/" + fleet)
                            .expect(200)
                            .body()
                            .path("state")
                            .asText())
                    .isEqualTo("SUCCEEDED"));
    for (String supervisor : List.of(C8, C9)) {
      assertThat(web.shown(supervisor).path("yaml_service_config").asText())
          .isEqualTo(Contour.base64("colour: black"));
      web.remove(supervisor).expect(204);
      web.awaitGone(supervisor);
    }
  }

  @Test
  void aRemovalThatSticksIsNamedAndForcedOnlyWhenSomebodyMeansIt() throws Exception {
    PlainService web = new PlainService(suite.api(), "stuck.e2e.io");
    web.register("1.0.0", GOOD);
    web.install(C9, "1.0.0", "");
    web.awaitStatus(C9, "CONFIGURED");
    try (Cluster cluster = new Cluster(suite, C9)) {
      cluster
          .client()
          .configMaps()
          .inNamespace(web.namespace(C9))
          .withName("web")
          .edit(
              map -> {
                map.getMetadata().setFinalizers(List.of("example.org/hold"));
                return map;
              });
    }

    web.remove(C9).expect(204);

    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                assertThat(web.view(C9, "").path("message").asText())
                    .contains("ConfigMap/web (held by example.org/hold)"));
    assertThat(web.shown(C9).path("config_status").asText()).isEqualTo("REMOVING");
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () -> assertThat(web.view(C9, "").path("reason").asText()).isEqualTo("RemovalStuck"));
    assertThat(web.steer(C9, "force-removal", Map.of("confirm", "no")).status()).isEqualTo(400);
    web.steer(C9, "force-removal", Map.of("confirm", web.id())).expect(202);
    web.awaitGone(C9);
    web.install(C9, "1.0.0", "");
    web.awaitStatus(C9, "CONFIGURED");
    web.remove(C9).expect(204);
    web.awaitGone(C9);
  }
}
