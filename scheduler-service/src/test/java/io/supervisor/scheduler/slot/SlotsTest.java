package io.supervisor.scheduler.slot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import io.supervisor.scheduler.placement.Choice;
import io.supervisor.scheduler.placement.Selector;
import io.supervisor.scheduler.placement.Volume;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class SlotsTest {

  private static final String SUPERVISOR = "domain-s1";
  private static final String INSTALL = SUPERVISOR + "/web.supervisor.io";

  private static final String DECISION =
      "/api/supervisor/placements/domain-s2/web.supervisor.io/decisions/";

  private static final String DRS = "/api/supervisor/drs/domain-s3";

  @Inject Slots slots;

  @Test
  void aSlotOnAHostThatTakesNoPodsMovesWithItsPod() {
    host("h1", 1, true);
    seen("/capacity/" + SUPERVISOR, answer -> answer.body("hosts.name", equalTo(List.of("h1"))));
    request(SUPERVISOR, "");
    seen("/placements/" + INSTALL, answer -> answer.body("slots.host", equalTo(List.of("h1"))));
    host("h1", 2, false);
    seen(
        "/capacity/" + SUPERVISOR,
        answer -> answer.body("hosts.schedulable", equalTo(List.of(false))));

    assertThat(take("early")).isEmpty();
    host("h2", 1, true);
    seen(
        "/capacity/" + SUPERVISOR,
        answer -> answer.body("hosts.name", equalTo(List.of("h1", "h2"))));

    assertThat(take("late")).contains("h2");
    assertThat(take("late")).contains("h2");
    seen("/placements/" + INSTALL, answer -> answer.body("slots.host", equalTo(List.of("h2"))));
  }

  @Test
  void podsGoWhereTheirConstraintsLetThem() {
    String labels = ",\"labels\":{\"disk\":\"%s\"},\"taints\":[%s]";
    String taint = "{\"key\":\"dedicated\",\"value\":\"db\",\"effect\":\"NoSchedule\"}";
    host("domain-s2", "h1", 1, true, labels.formatted("hdd", ""));
    host("domain-s2", "h2", 1, true, labels.formatted("ssd", taint));
    host("domain-s2", "h3", 1, true, labels.formatted("ssd", ""));
    seen(
        "/capacity/domain-s2",
        answer -> answer.body("hosts.name", equalTo(List.of("h1", "h2", "h3"))));
    request(
        "domain-s2",
        """
        ,"constraints":{"node_selector":{"disk":"ssd"},"node_terms":[],"tolerations":[],"one_per_host":true}""");
    seen(
        "/placements/domain-s2/web.supervisor.io",
        answer -> answer.body("slots.host", equalTo(List.of("h3"))));

    seen(
        "/placements/domain-s2/web.supervisor.io/decisions/1",
        answer ->
            answer
                .body("outcome", equalTo("PLACED"))
                .body("choices[0].chosen.host", equalTo("h3"))
                .body("choices[0].rejections.filter", equalTo(List.of("LABELS", "TAINTS"))));
    given().get(DECISION + "1").then().statusCode(401);
    given().auth().oauth2(Tokens.of("nobody")).get(DECISION + "1").then().statusCode(403);
    given().auth().oauth2(Tokens.of("vic", "viewer")).get(DECISION + "9").then().statusCode(404);

    assertThat(take("domain-s2", "first")).contains("h3");
    assertThat(take("domain-s2", "surge")).isEmpty();
    host("domain-s2", "h2", 2, true, labels.formatted("ssd", ""));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(take("domain-s2", "surge")).contains("h2"));
  }

  @Test
  void drsProposesMovesAndMakesNone() {
    host("domain-s3", "h1", 1, true, "");
    seen("/capacity/domain-s3", answer -> answer.body("hosts.name", equalTo(List.of("h1"))));
    request("domain-s3", "");
    seen("/placements/domain-s3/web.supervisor.io", answer -> answer.body("slots.size()", is(1)));
    host("domain-s3", "h2", 1, true, "");
    seen("/capacity/domain-s3", answer -> answer.body("hosts.size()", is(2)));

    given().get(DRS).then().statusCode(401);
    given().auth().oauth2(Tokens.of("nobody")).get(DRS).then().statusCode(403);
    RequestSpecification viewer = given().auth().oauth2(Tokens.of("vic", "viewer"));
    viewer.get("/api/supervisor/drs/domain-s404").then().statusCode(404);
    viewer
        .get(DRS + "?threshold=6")
        .then()
        .statusCode(400)
        .body("messages[0].default_message", containsString("threshold"));
    seen(
        "/drs/domain-s3",
        answer ->
            answer
                .body("automation", equalTo("MANUAL"))
                .body("uses.h2", equalTo(0.0f))
                .body("imbalance", greaterThan(0.0f)));
    seen("/placements/domain-s3/web.supervisor.io", answer -> answer.body("slots.size()", is(1)));
  }

  @Test
  void aSlotMovesWhereTheDataOfItsPodIs() {
    host("domain-s4", "h1", 1, true, ",\"labels\":{\"zone\":\"a\"}");
    seen("/capacity/domain-s4", answer -> answer.body("hosts.name", equalTo(List.of("h1"))));
    request("domain-s4", "");
    seen(
        "/placements/domain-s4/web.supervisor.io",
        answer -> answer.body("slots.host", equalTo(List.of("h1"))));
    Volume there =
        new Volume(
            "svc-web",
            "data",
            Volume.Access.ONE_HOST,
            List.of(Selector.of(Map.of("zone", "b")), Selector.of(Map.of("zone", "c"))));

    Choice nowhere = choice("domain-s4", "db", List.of(there));
    assertThat(nowhere.message()).contains("VOLUME_REACH removed 1");
    host("domain-s4", "h2", 1, true, ",\"labels\":{\"zone\":\"c\"}");
    seen("/capacity/domain-s4", answer -> answer.body("hosts.size()", is(2)));

    assertThat(choice("domain-s4", "db", List.of(there)).host()).isEqualTo("h2");
    seen(
        "/placements/domain-s4/web.supervisor.io",
        answer -> answer.body("slots.host", equalTo(List.of("h2"))));
    assertThat(choice("domain-s4", "db", List.of()).host()).as("asked again").isEqualTo("h2");
    host("domain-s4", "h2", 2, false, ",\"labels\":{\"zone\":\"c\"}");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(choice("domain-s4", "db", List.of()).host())
                    .as("it had not come there, and the host takes none any more")
                    .isEqualTo("h1"));
    seen(
        "/placements/domain-s4/web.supervisor.io",
        answer -> answer.body("slots.host", equalTo(List.of("h1"))));
  }

  private Optional<String> take(String uid) {
    return take(SUPERVISOR, uid);
  }

  private Optional<String> take(String supervisor, String uid) {
    String host = choice(supervisor, uid, List.of()).host();
    return host.isEmpty() ? Optional.empty() : Optional.of(host);
  }

  private Choice choice(String supervisor, String uid, List<Volume> volumes) {
    PendingPod pod =
        new PendingPod(
            supervisor,
            supervisor + "/web.supervisor.io",
            "svc-web",
            "Deployment/web",
            uid,
            "",
            100,
            128,
            Map.of(),
            volumes);
    return Awaited.result(() -> slots.take(pod)).choice();
  }

  private static void seen(String path, Consumer<ValidatableResponse> says) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                says.accept(
                    given()
                        .auth()
                        .oauth2(Tokens.of("vic", "viewer"))
                        .get("/api/supervisor" + path)
                        .then()
                        .statusCode(200)));
  }

  private static void request(String supervisor, String constraints) {
    String json =
        """
        {"supervisor":"%s","service":"web.supervisor.io","generation":1,"attempt":1,"bundle_digest":"%s",
        "namespace":"svc-web","workloads":[{"kind":"Deployment","name":"web","pods":1,
        "every_host":false,"cpu_millicores":100,"memory_mib":128%s}]}"""
            .formatted(supervisor, "0".repeat(64), constraints);
    Topic.named("supervisor.install.placement-requests.v1")
        .publish(
            "/install-service",
            "io.supervisor.install.placement-requested.v1",
            supervisor + "/web.supervisor.io",
            1,
            "request-" + supervisor,
            json);
  }

  private static void host(String name, long version, boolean open) {
    host(SUPERVISOR, name, version, open, "");
  }

  private static void host(
      String supervisor, String name, long version, boolean open, String more) {
    String json =
        """
        {"supervisor":"%s","host":"%s","schedulable":%s,"cpu_millicores":1000,"memory_mib":1024,"pods":9%s}"""
            .formatted(supervisor, name, open, more);
    Topic.named("supervisor.namespace.hosts.v1")
        .publish(
            "/namespace-service",
            "io.supervisor.namespace.host-changed.v1",
            supervisor + "/" + name,
            version,
            supervisor + name + version,
            json);
  }
}
