package io.supervisor.scheduler.settings;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import io.supervisor.scheduler.KnownHost;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class SettingsTest {

  private static final String BODY =
      """
      {"policy":"%s","host_failures_tolerated":%s,"automation":"%s","threshold":%s}""";

  private static String path(String supervisor) {
    return "/api/supervisor/placements/" + supervisor + "/settings";
  }

  private static RequestSpecification as(String... roles) {
    return given().auth().oauth2(Tokens.of(roles[0], roles)).contentType("application/json");
  }

  private static Response put(String supervisor, String body) {
    return as("administrator").body(body).put(path(supervisor));
  }

  @Test
  void onlyAnAdministratorChangesThem() {
    KnownHost.small("domain-p1", "h1");
    String body = BODY.formatted("PACK", 1, "PARTIAL", 5);

    given().get(path("domain-p1")).then().statusCode(401);
    as("nobody").get(path("domain-p1")).then().statusCode(403);
    given()
        .contentType("application/json")
        .body(body)
        .put(path("domain-p1"))
        .then()
        .statusCode(401);
    as("viewer").body(body).put(path("domain-p1")).then().statusCode(403);
    as("operator").body(body).put(path("domain-p1")).then().statusCode(403);
    as("viewer").get(path("domain-p404")).then().statusCode(404);
    put("domain-p404", body).then().statusCode(404);
    as("viewer")
        .get(path("domain-p1"))
        .then()
        .statusCode(200)
        .body("policy", equalTo("BALANCE"))
        .body("host_failures_tolerated", equalTo(0))
        .body("automation", equalTo("MANUAL"))
        .body("threshold", equalTo(3));

    put("domain-p1", body).then().statusCode(200).body("policy", equalTo("PACK"));

    as("viewer")
        .get(path("domain-p1"))
        .then()
        .body("host_failures_tolerated", equalTo(1))
        .body("automation", equalTo("PARTIAL"))
        .body("threshold", equalTo(5));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(Topic.named("supervisor.scheduler.audit.v1").of("administrator", 1))
                    .singleElement()
                    .satisfies(record -> assertThat(record.value()).contains("PACK", "domain-p1")));
    as("viewer")
        .get("/api/supervisor/drs/domain-p1")
        .then()
        .body("automation", equalTo("PARTIAL"))
        .body("threshold", equalTo(5));
  }

  @ParameterizedTest
  @CsvSource({
    "BEST, 0, MANUAL, 3, policy",
    "PACK, 2, MANUAL, 3, host_failures_tolerated",
    "PACK, 0, SOMETIMES, 3, automation",
    "PACK, 0, MANUAL, 6, threshold",
    "PACK, 0, MANUAL, null, threshold"
  })
  void whatIsWrongIsNamedAndNothingChanges(
      String policy, String failures, String automation, String threshold, String field) {
    KnownHost.small("domain-p2", "h1");

    put("domain-p2", BODY.formatted(policy, failures, automation, threshold))
        .then()
        .statusCode(400)
        .body("messages[0].default_message", containsString(field))
        .body(
            "messages[0].default_message",
            containsString(
                policy.equals("BEST") ? "Use one of BALANCE, PACK, FRAGMENTATION." : field));

    as("viewer").get(path("domain-p2")).then().body("policy", equalTo("BALANCE"));
  }

  @Test
  void prometheusSeesHostsAndDecisions() {
    KnownHost.small("domain-p5", "h1");
    placed("domain-p5", "one", 300);

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(given().get("/q/metrics").asString())
                    .contains(
                        "scheduler_host_cpu_free{host=\"h1\",supervisor=\"domain-p5\"} 700.0",
                        "scheduler_decisions_total{outcome=\"placed\"}"));
  }

  @Test
  void packingFillsHostsAndBalancingEvensThemOut() {
    for (String name : new String[] {"h1", "h2"}) {
      KnownHost.small("domain-p3", name);
    }
    put("domain-p3", BODY.formatted("PACK", 0, "MANUAL", 3)).then().statusCode(200);
    assertThat(placed("domain-p3", "one", 100)).isEqualTo("h1");
    assertThat(placed("domain-p3", "two", 100)).as("packed").isEqualTo("h1");

    put("domain-p3", BODY.formatted("BALANCE", 0, "MANUAL", 3)).then().statusCode(200);
    assertThat(placed("domain-p3", "three", 100)).as("evened out").isEqualTo("h2");
  }

  @Test
  void whatWouldNotSurviveTheFailureOfAHostIsRefused() {
    KnownHost.small("domain-p4", "h1");
    KnownHost.small("domain-p4", "h2");
    put("domain-p4", BODY.formatted("BALANCE", 1, "MANUAL", 3)).then().statusCode(200);
    assertThat(placed("domain-p4", "one", 600)).isEqualTo("h1");

    whatIf("domain-p4", 600)
        .body("placed", equalTo(false))
        .body("refused", equalTo("Deployment/web"))
        .body("danger", startsWith("If h1 failed, no other host would have room for"))
        .body("rejections[0].filter", equalTo("HOST_FAILURE"))
        .body("clearing", hasSize(0));
    whatIf("domain-p4", 300)
        .body("placed", equalTo(true))
        .body("danger", nullValue())
        .body("forecast[0].pods", equalTo(1))
        .body("forecast[0].then[0].filter", equalTo("HOST_FAILURE"))
        .body("forecast[0].then[0].hosts", contains("h1", "h2"));
    JsonPath refused = answer("domain-p4", "two", 600, 1);

    assertThat(refused.getString("reason")).isEqualTo("HostFailure");
    assertThat(refused.getString("message"))
        .isEqualTo(
            "If h1 failed, no other host would have room for Deployment/web of"
                + " domain-p4/one.supervisor.io.");
    assertThat(refused.getString("hint")).contains("placement settings");
    assertThat(refused.getString("rejections[0].filter")).isEqualTo("HOST_FAILURE");
    assertThat(refused.getList("rejections[0].hosts")).containsExactly("h1", "h2");
    assertThat(placed("domain-p4", "small", 300)).as("room for it is left").isEqualTo("h2");
    put("domain-p4", BODY.formatted("BALANCE", 0, "MANUAL", 3)).then().statusCode(200);
    assertThat(answer("domain-p4", "two", 600, 2).getString("slots[0].host")).isEqualTo("h2");
  }

  @Test
  void aForecastThatWouldTakeTooLongIsRefused() {
    KnownHost.small("domain-p6", "h1");
    put("domain-p6", BODY.formatted("BALANCE", 1, "MANUAL", 3)).then().statusCode(200);
    String hosts =
        IntStream.range(0, 300)
            .mapToObj("{'name':'n%d','cpu_millicores':100000,'memory_mib':100000}"::formatted)
            .collect(Collectors.joining(","));
    String order =
        """
        {'supervisor':'domain-p6','add':[%s],'forecast':[{'name':'tiny','cpu_millicores':1,'memory_mib':1}]}"""
            .formatted(hosts);

    as("viewer")
        .body(order.replace('\'', '"'))
        .post("/api/supervisor/what-if")
        .then()
        .statusCode(400)
        .body("messages[0].id", equalTo("io.supervisor.whatif.toomanysizes"))
        .body("messages[0].default_message", containsString("fewer or larger sizes"));
  }

  private static ValidatableResponse whatIf(String supervisor, int cpu) {
    return given()
        .auth()
        .oauth2(Tokens.of("vic", "viewer"))
        .contentType("application/json")
        .body(
            """
            {"supervisor":"%s","place":[{"workload":"Deployment/web","pods":1,"cpu_millicores":%d,
            "memory_mib":10}],"forecast":[{"name":"small","cpu_millicores":100,"memory_mib":10}]}"""
                .formatted(supervisor, cpu))
        .post("/api/supervisor/what-if")
        .then()
        .statusCode(200);
  }

  private static String placed(String supervisor, String service, int cpu) {
    return answer(supervisor, service, cpu, 1).getString("slots[0].host");
  }

  /** What the newest event about the install says. */
  private static JsonPath answer(String supervisor, String service, int cpu, int count) {
    String install = supervisor + "/" + service + ".supervisor.io";
    Topic.named("supervisor.install.placement-requests.v1")
        .publish(
            "/install-service",
            "io.supervisor.install.placement-requested.v1",
            install,
            count,
            install + count,
            """
            {"supervisor":"%s","service":"%s.supervisor.io","generation":%d,"attempt":1,"bundle_digest":"%s",
            "namespace":"svc-web","workloads":[{"kind":"Deployment","name":"web","pods":1,
            "every_host":false,"cpu_millicores":%d,"memory_mib":10}]}"""
                .formatted(supervisor, service, count, "0".repeat(64), cpu));
    ConsumerRecord<String, String> newest =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () -> Topic.named("supervisor.scheduler.placements.v1").of(install, count),
                records -> records.size() == count)
            .get(count - 1);
    return JsonPath.from(newest.value());
  }
}
