package io.supervisor.scheduler;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlacementFlowTest {

  private static final String INSTALL = "domain-c8/web.supervisor.io";
  private static final String VIEW = "/api/supervisor/placements/" + INSTALL;
  private static final String WHAT_IF = "/api/supervisor/what-if";
  private static final String CAPACITY = "/api/supervisor/capacity/domain-c8";
  private static final String REQUESTS = "supervisor.install.placement-requests.v1";
  private static final Topic PLACEMENTS = Topic.named("supervisor.scheduler.placements.v1");

  @Test
  @Order(1)
  void theViewNeedsATokenAndARole() {
    given().get(VIEW).then().statusCode(401);
    given().auth().oauth2(Tokens.of("nobody")).get(VIEW).then().statusCode(403);
    viewer().get(VIEW).then().statusCode(404);
  }

  @Test
  @Order(2)
  void withoutHostsARequestIsRefusedWithTheReason() {
    request(1, 1, "r1", 2);

    JsonPath refused = newest(1, "placement-refused");
    assertThat(refused.getString("reason")).isEqualTo("NoHosts");
    assertThat(refused.getString("workload")).isEqualTo("Deployment/web");
  }

  @Test
  @Order(3)
  void withHostsTheNextAttemptIsPlacedAndARepeatIsNot() {
    host("h1", 1, 16_000);
    host("h2", 1, 16_000);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> viewer().get(CAPACITY).then().body("hosts", hasSize(2)));

    request(1, 2, "r2", 2);
    request(1, 2, "r2", 2);

    JsonPath decided = newest(2, "placement-decided");
    assertThat(decided.getList("slots.host")).containsExactly("h1", "h2");
    assertThat(decided.getList("explanations.workload")).containsExactly("Deployment/web");
    assertThat(decided.getString("explanations[0].chosen.host")).isEqualTo("h1");
    assertThat(decided.getString("explanations[0].next.host")).isEqualTo("h2");
    viewer()
        .get(VIEW)
        .then()
        .statusCode(200)
        .body("slots", hasSize(2))
        .body("decisions[0].outcome", equalTo("PLACED"));
    assertThat(PLACEMENTS.of(INSTALL, 2)).hasSize(2);
  }

  @Test
  @Order(4)
  void aNewGenerationKeepsItsSlotsAndAnOldOneIsIgnored() {
    request(3, 3, "r3", 3);

    assertThat(newest(3, "placement-decided").getList("slots")).hasSize(3);
    viewer().get(VIEW).then().body("slots", hasSize(3)).body("slots[0].generation", equalTo(3));
    request(2, 4, "r4", 1);
    request(4, 5, "r5", 500);
    JsonPath refused = newest(4, "placement-refused");
    assertThat(refused.getLong("generation")).isEqualTo(4);
    assertThat(refused.getString("rejections[0].filter")).isEqualTo("POD_PLACES");
    viewer().get(VIEW).then().body("slots", hasSize(3));
  }

  @Test
  @Order(5)
  void whatIfAnswersFromWhatIsThereAndChangesNothing() {
    String ask =
        """
        {"supervisor":"domain-c8","service":"web.supervisor.io","lose":["h1"],
        "add":[{"name":"h3","cpu_millicores":1000,"memory_mib":1024}],
        "place":[{"workload":"Deployment/web","pods":4,"cpu_millicores":100,"memory_mib":128}],
        "forecast":[{"name":"best-effort-small","cpu_millicores":500,"memory_mib":64}]}""";
    given().body(ask).contentType("application/json").post(WHAT_IF).then().statusCode(401);
    asking("nobody", ask).then().statusCode(403);
    asking("viewer", ask.replace("domain-c8", "domain-c404")).then().statusCode(404);

    asking("viewer", ask)
        .then()
        .statusCode(200)
        .body("moves.from", everyItem(equalTo("h1")))
        .body("moves.to", equalTo(List.of("h3", "h2")))
        .body("placed", equalTo(true))
        .body("slots", hasSize(4))
        .body("forecast[0].then[0].filter", equalTo("CPU"))
        .body("hosts.name", equalTo(List.of("h2", "h3")));
    viewer().get(VIEW).then().body("slots", hasSize(3));
    given().get(CAPACITY).then().statusCode(401);
    given().auth().oauth2(Tokens.of("nobody")).get(CAPACITY).then().statusCode(403);
    viewer()
        .get(CAPACITY)
        .then()
        .statusCode(200)
        .body("slots", equalTo(3))
        .body("cpu_millicores", equalTo(32_000))
        .body("cpu_free", equalTo(31_700));
    given().get(CAPACITY + "/host-loss").then().statusCode(401);
    given().auth().oauth2(Tokens.of("nobody")).get(CAPACITY + "/host-loss").then().statusCode(403);
    viewer().get(CAPACITY + "/host-loss").then().body("survives", equalTo(true));
  }

  @ParameterizedTest
  @Order(5)
  @CsvSource(
      delimiter = '|',
      value = {
        "'supervisor':'' | supervisor",
        "'lose':['h9'] | lose[0]",
        "'drain':['h1',''] | drain[1]",
        "'add':[{'name':'h1','cpu_millicores':1,'memory_mib':1}] | add[0].name",
        "'add':[{'name':'h7','cpu_millicores':0,'memory_mib':1}] | add[0].cpu_millicores",
        "'place':[{'workload':'Deployment/x','pods':-1}] | place[0].pods",
        "'place':[{'workload':'DaemonSet/x','pods':1,'every_host':true}] | place[0].pods",
        "'place':[{'workload':'a','pods':10000},{'workload':'b','pods':1}] | place: has more than 10000",
        "'forecast':[{'name':'x','memory_mib':-1}] | forecast[0].memory_mib",
        "'place':[{'workload':'x','constraints':{'node_terms':[null]}}] | constraints.node_terms[0]",
        "'place':[{'workload':'x','constraints':{'node_terms':[[{'key':'a'}]]}}] | node_terms[0][0]",
        "'place':[{'workload':'x','constraints':{'tolerations':[null]}}] | constraints.tolerations",
      })
  void whatCannotBeSupposedIsNamed(String fault, String field) {
    String body = "{'supervisor':'domain-c8'," + fault + "}";

    asking("viewer", body.replace('\'', '"'))
        .then()
        .statusCode(400)
        .body("messages[0].default_message", containsString(field));
  }

  private static Response asking(String role, String body) {
    RequestSpecification who =
        role.equals("nobody") ? given().auth().oauth2(Tokens.of("nobody")) : viewer();
    return who.body(body).contentType("application/json").post(WHAT_IF);
  }

  @Test
  @Order(6)
  void aReleaseIsAnsweredAlsoWithoutSlotsAndFreesThemWhenNothingIsLeft() {
    release(INSTALL, 5, 6, "r6");
    newest(5, "placement-leaving");
    viewer().get(VIEW).then().body("slots", hasSize(3));

    Topic.named("supervisor.namespace.workloads.v1")
        .publish(
            "/namespace-service",
            "io.supervisor.namespace.workload-removed.v1",
            INSTALL,
            1,
            "w1",
            body(INSTALL, 5, ""));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> viewer().get(VIEW).then().body("slots", hasSize(0)));

    release("domain-c8/never.supervisor.io", 1, 1, "r7");
    newest("domain-c8/never.supervisor.io", 1, "placement-leaving");
  }

  @Test
  @Order(7)
  void aRecordThatCannotBeReadStopsNobodyElse() {
    Topic.named(REQUESTS)
        .publish(
            "/install-service",
            "io.supervisor.install.placement-requested.v1",
            INSTALL,
            90,
            "poison",
            "{\"supervisor\":[\"no\"");
    Topic.named(REQUESTS).publishRaw(INSTALL, "no event at all");

    release("domain-c8/after.supervisor.io", 1, 1, "r8");

    newest("domain-c8/after.supervisor.io", 1, "placement-leaving");
    assertThat(Topic.named(REQUESTS + ".scheduler-service.dlq").records(2))
        .hasSize(2)
        .allSatisfy(
            letter ->
                assertThat(letter.headers())
                    .extracting(Header::key)
                    .contains("dead-letter-topic", "dead-letter-offset", "dead-letter-reason"))
        .anySatisfy(
            letter ->
                assertThat(letter.headers()).extracting(Header::key).contains("dead-letter-cause"));
  }

  @Test
  @Order(8)
  void aRepeatOfTheSameGenerationThatForcesIsPassedOn() {
    String install = "domain-c8/held.supervisor.io";
    release(install, 1, 1, "r9");
    assertThat(newest(install, 1, "placement-leaving").getBoolean("force")).isFalse();

    release(install, 1, 2, "r10", ",\"force\":true");
    release(install, 1, 2, "r10", ",\"force\":true");

    JsonPath leaving = newest(install, 2, "placement-leaving");
    assertThat(leaving.getBoolean("force")).isTrue();
    assertThat(leaving.getLong("generation")).isEqualTo(1);
  }

  private static void request(long generation, long version, String id, int pods) {
    String fields =
        """
        ,"attempt":1,"bundle_digest":"%s","namespace":"svc-web-domain-c8","workloads":[{"kind":"Deployment",
        "name":"web","pods":%d,"every_host":false,"cpu_millicores":100,"memory_mib":128}]"""
            .formatted("b".repeat(64), pods);
    Topic.named(REQUESTS)
        .publish(
            "/install-service",
            "io.supervisor.install.placement-requested.v1",
            INSTALL,
            version,
            id,
            body(INSTALL, generation, fields));
  }

  private static void release(String install, long generation, long version, String id) {
    release(install, generation, version, id, "");
  }

  private static void release(
      String install, long generation, long version, String id, String more) {
    Topic.named(REQUESTS)
        .publish(
            "/install-service",
            "io.supervisor.install.placement-release-requested.v1",
            install,
            version,
            id,
            body(install, generation, ",\"attempt\":1,\"namespace\":\"svc-web-domain-c8\"" + more));
  }

  private static String body(String install, long generation, String fields) {
    String[] parts = install.split("/");
    return "{\"supervisor\":\"%s\",\"service\":\"%s\",\"generation\":%d%s}"
        .formatted(parts[0], parts[1], generation, fields);
  }

  private static void host(String name, long version, long cpu) {
    String json =
        """
        {"supervisor":"domain-c8","host":"%s","schedulable":true,"cpu_millicores":%d,"memory_mib":65536,"pods":110}"""
            .formatted(name, cpu);
    Topic.named("supervisor.namespace.hosts.v1")
        .publish(
            "/namespace-service",
            "io.supervisor.namespace.host-changed.v1",
            "domain-c8/" + name,
            version,
            "host-" + name,
            json);
  }

  private static JsonPath newest(int count, String type) {
    return newest(INSTALL, count, type);
  }

  private static JsonPath newest(String install, int count, String type) {
    List<ConsumerRecord<String, String>> seen = PLACEMENTS.of(install, count);
    assertThat(seen).hasSize(count);
    ConsumerRecord<String, String> last = seen.get(count - 1);
    assertThat(new String(last.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
        .isEqualTo("io.supervisor.scheduler." + type + ".v1");
    return JsonPath.from(last.value());
  }

  private static RequestSpecification viewer() {
    return given().auth().oauth2(Tokens.of("vic", "viewer"));
  }
}
