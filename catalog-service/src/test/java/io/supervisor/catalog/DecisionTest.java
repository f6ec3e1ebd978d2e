package io.supervisor.catalog;

import static io.supervisor.catalog.Registering.add;
import static io.supervisor.catalog.Registering.admin;
import static io.supervisor.catalog.Registering.base64;
import static io.supervisor.catalog.Registering.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What install-service decides or asks for, and what services mean to each other. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class DecisionTest {

  private static final String BASE = "/api/vcenter/namespace-management";
  private static final String COMMANDS = "supervisor.catalog.commands.v1";
  private static final String SUPERVISOR = "domain-c31";

  @Inject Sealer sealer;

  @Test
  void anInstallThatWentBackShowsTheVersionAndConfigItWentBackTo() {
    supervisor();
    register("back.test.io", "1.0.0", "");
    add("back.test.io", "2.0.0", "");
    install("back.test.io", "1.0.0", "replicas: 1").statusCode(204);
    told("back.test.io", 1, 1, "READY", "1.0.0", "1.0.0");
    set("back.test.io", "2.0.0", "replicas: 2").statusCode(204);
    told("back.test.io", 2, 2, "FAILED", "2.0.0", "1.0.0");
    awaitDesired("back.test.io", "2.0.0", "ERROR");

    told("back.test.io", 2, 1, "READY", "1.0.0", "1.0.0");

    awaitDesired("back.test.io", "1.0.0", "CONFIGURED");
    shown("back.test.io").body("yaml_service_config", equalTo(base64("replicas: 1")));
    set("back.test.io", "2.0.0", "replicas: 3").statusCode(204);
    told("back.test.io", 2, 1, "READY", "1.0.0", "1.0.0");
    awaitDesired("back.test.io", "2.0.0", "CONFIGURING");
    shown("back.test.io").body("yaml_service_config", equalTo(base64("replicas: 3")));
  }

  @Test
  void aRequestIsDecidedOnceByTheRulesOfTheApi() {
    supervisor();
    register("asked.test.io", "1.0.0", "");
    String install = SUPERVISOR + "/asked.test.io";
    ask("asked.test.io", 1, "r-1", "1.0.0", "replicas: 4");
    JsonPath accepted = decision(install, "r-1");
    assertThat(accepted.getBoolean("accepted")).isTrue();
    assertThat(accepted.getLong("command_seq")).isEqualTo(1);
    shown("asked.test.io").body("yaml_service_config", equalTo(base64("replicas: 4")));

    ask("asked.test.io", 2, "r-1", "1.0.0", "replicas: 4");
    ask("asked.test.io", 3, "r-2", "1.0.0", "replicas: many");
    assertThat(decision(install, "r-2").getString("message")).contains("replicas");
    ask("asked.test.io", 4, "r-3", "9.0.0", "");
    JsonPath refused = decision(install, "r-3");
    assertThat(refused.getBoolean("accepted")).isFalse();
    assertThat(refused.getString("message")).contains("9.0.0");
    List<String> commands =
        Topic.named(COMMANDS).of(install, 5).stream().map(ConsumerRecord::value).toList();
    assertThat(commands).filteredOn(one -> one.contains("sealed_config")).hasSize(1);
    assertThat(commands).filteredOn(one -> one.contains("\"r-1\"")).hasSize(2);
  }

  @Test
  void whatOthersNeedIsNotRemovedUnlessThatIsIgnored() {
    supervisor();
    register("base.test.io", "1.0.0", "");
    register("upper.test.io", "1.0.0", requires("base.test.io"));
    install("base.test.io", "1.0.0", "").statusCode(204);
    install("upper.test.io", "1.0.0", "").statusCode(204);

    admin()
        .delete(path("base.test.io"))
        .then()
        .statusCode(400)
        .body("error_type", equalTo("RESOURCE_IN_USE"))
        .body(
            "messages[0].default_message",
            containsString("needed on (domain-c31) by upper.test.io"));
    shown("base.test.io").body("config_status", equalTo("CONFIGURING"));

    publish(
        "base.test.io",
        1,
        """
        {"request":"r-9","supervisor":"%s","service":"base.test.io","action":"REMOVE",\
        "ignore_dependents":true,"requested_by":"ann"}"""
            .formatted(SUPERVISOR));
    assertThat(decision(SUPERVISOR + "/base.test.io", "r-9").getBoolean("accepted")).isTrue();
    shown("base.test.io").body("config_status", equalTo("REMOVING"));
  }

  @Test
  void aConflictIsRefusedAtOnce() {
    supervisor();
    register("cat.test.io", "1.0.0", "");
    register(
        "mouse.test.io",
        "1.0.0",
        "supervisor.io/conflicts: '[{\"refName\": \"cat.test.io\", \"reason\": \"it eats it\"}]'");
    install("cat.test.io", "1.0.0", "").statusCode(204);

    install("mouse.test.io", "1.0.0", "").statusCode(400).body(containsString("it eats it"));

    admin().get(path("mouse.test.io")).then().statusCode(404);
  }

  private static String requires(String service) {
    return "supervisor.io/requires: '[{\"refName\": \"%s\"}]'".formatted(service);
  }

  private void ask(String service, long version, String request, String of, String config) {
    byte[] sealed =
        sealer.seal(
            Purpose.CONFIG, config.getBytes(StandardCharsets.UTF_8), SUPERVISOR + "/" + service);
    publish(
        service,
        version,
        """
        {"request":"%s","supervisor":"%s","service":"%s","action":"APPLY","version":"%s",\
        "sealed_config":"%s","ignore_dependents":false,"requested_by":"ann"}"""
            .formatted(
                request, SUPERVISOR, service, of, Base64.getEncoder().encodeToString(sealed)));
  }

  private static void publish(String service, long version, String json) {
    Topic.named("supervisor.install.admission-requests.v1")
        .publish(
            "/install-service",
            "io.supervisor.install.admission-requested.v1",
            SUPERVISOR + "/" + service,
            version,
            "ask-%s-%d".formatted(service, version),
            json);
  }

  private static JsonPath decision(String install, String request) {
    return Topic.named(COMMANDS)
        .until(all -> all.stream().anyMatch(one -> isDecision(one, install, request)))
        .stream()
        .filter(one -> isDecision(one, install, request))
        .map(one -> JsonPath.from(one.value()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isDecision(
      ConsumerRecord<String, String> one, String install, String request) {
    return one.key().equals(install)
        && one.value().contains("\"request\":\"%s\"".formatted(request));
  }

  private static long versions;

  private static void told(
      String service, long seq, long configSeq, String phase, String version, String current) {
    versions++;
    Topic.named("supervisor.install.installs.v1")
        .publish(
            "/install-service",
            "io.supervisor.install.install-changed.v1",
            SUPERVISOR + "/" + service,
            versions,
            "told-" + versions,
            """
            {"supervisor":"%s","service":"%s","command_seq":%d,"config_seq":%d,"phase":"%s",\
            "version":"%s","current_version":"%s","messages":[]}"""
                .formatted(SUPERVISOR, service, seq, configSeq, phase, version, current));
  }

  private static void awaitDesired(String service, String version, String status) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                shown(service)
                    .body("desired_version", equalTo(version))
                    .body("config_status", equalTo(status)));
  }

  private static ValidatableResponse shown(String service) {
    return admin().get(path(service)).then().statusCode(200);
  }

  private static String path(String service) {
    return BASE + "/clusters/" + SUPERVISOR + "/supervisor-services/" + service;
  }

  private static void supervisor() {
    Topic.named("supervisor.namespace.supervisors.v1")
        .publish(
            "/namespace-service",
            "io.supervisor.namespace.supervisor-changed.v1",
            SUPERVISOR,
            1,
            "known-" + SUPERVISOR,
            """
            {"supervisor":"%s","uuid":"u-31","name":"c31","kubernetes_version":"v1.28.3",\
            "network_provider":"VSPHERE_NETWORK","host_count":4,"state":"READY"}"""
                .formatted(SUPERVISOR));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                admin().get(BASE + "/clusters/" + SUPERVISOR + "/supervisor-services").statusCode()
                    == 200);
  }

  private static ValidatableResponse install(String service, String version, String config) {
    return admin()
        .body(
            Map.of(
                "supervisor_service",
                service,
                "version",
                version,
                "yaml_service_config",
                base64(config)))
        .post(BASE + "/clusters/" + SUPERVISOR + "/supervisor-services")
        .then();
  }

  private static ValidatableResponse set(String service, String version, String config) {
    return admin()
        .body(Map.of("version", version, "yaml_service_config", base64(config)))
        .put(path(service))
        .then();
  }
}
