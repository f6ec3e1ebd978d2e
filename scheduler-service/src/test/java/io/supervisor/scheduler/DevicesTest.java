package io.supervisor.scheduler;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Installs whose pods request more than CPU and memory: GPUs, ephemeral storage. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class DevicesTest {

  private static final String SUPERVISOR = "domain-gpus";
  private static final String CAPACITY = "/api/supervisor/capacity/" + SUPERVISOR;

  @Test
  void aDeviceIsUsedByOnePodAndStorageByAsManyAsItIsEnoughFor() {
    KnownHost.small(SUPERVISOR, "plain");
    KnownHost.with(SUPERVISOR, "gpus", "{\"nvidia.com/gpu\":2,\"ephemeral-storage\":1000}");
    TestInstall first = new TestInstall(SUPERVISOR, "first");
    TestInstall second = new TestInstall(SUPERVISOR, "second");

    first.requests(1, "svc-first", workload(1, "\"nvidia.com/gpu\":1,\"ephemeral-storage\":600"));
    assertThat(first.answer(1).getList("slots.host")).containsExactly("gpus");
    assertThat(stock("nvidia.com/gpu", "free")).isEqualTo(1);
    assertThat(stock("nvidia.com/gpu", "total")).isEqualTo(2);
    assertThat(stock("ephemeral-storage", "free")).isEqualTo(400);

    second.requests(1, "svc-second", workload(2, "\"nvidia.com/gpu\":1"));
    JsonPath refused = second.answer(1);
    assertThat(refused.getString("reason")).isEqualTo("NoRoom");
    assertThat(refused.getString("hint"))
        .contains("The smallest change: 1 more of nvidia.com/gpu free on gpus.");

    whatIf("\"ephemeral-storage\":500", "")
        .statusCode(200)
        .body("placed", equalTo(false))
        .body("remedies[0]", equalTo("100 MiB less ephemeral storage on gpus"));
    whatIf(
            "\"nvidia.com/gpu\":4",
            "{\"name\":\"new\",\"cpu_millicores\":1000,\"memory_mib\":1000,\"resources\":{\"nvidia.com/gpu\":4}}")
        .statusCode(200)
        .body("slots[0].host", equalTo("new"));
    whatIf("\"cpu\":4", "")
        .statusCode(400)
        .body(containsString("place[0].resources.cpu"))
        .body(containsString("cpu_millicores"));
    whatIf("\"nvidia.com/gpu\":-1", "").statusCode(400).body(containsString("resources"));

    first.requests(2, "svc-first", workload(1, ""));
    assertThat(first.answer(2).getList("slots")).hasSize(1);
    first.isRemoved(3);
    assertThat(stock("nvidia.com/gpu", "free")).as("given back").isEqualTo(2);
  }

  @Test
  void aSupervisorMayKeepItsGpusTogetherForLargePods() {
    String supervisor = "domain-together";
    for (String host : List.of("h1", "h2", "h3")) {
      KnownHost.with(supervisor, host, "{\"nvidia.com/gpu\":2}");
    }
    given()
        .auth()
        .oauth2(Tokens.of("ada", "administrator"))
        .contentType("application/json")
        .body(
            """
            {"policy":"FRAGMENTATION","host_failures_tolerated":0,"automation":"MANUAL","threshold":3}""")
        .put("/api/supervisor/placements/" + supervisor + "/settings")
        .then()
        .statusCode(200)
        .body("policy", equalTo("FRAGMENTATION"));

    assertThat(hosts(supervisor, "large", 2)).containsExactly("h1");
    assertThat(hosts(supervisor, "small", 1)).containsExactly("h2");
    assertThat(hosts(supervisor, "other", 1)).as("not the emptier h3").containsExactly("h2");
    assertThat(hosts(supervisor, "next", 2)).containsExactly("h3");
  }

  private static List<String> hosts(String supervisor, String service, int gpus) {
    TestInstall install = new TestInstall(supervisor, service);
    install.requests(1, "svc-" + service, workload(1, "\"nvidia.com/gpu\":" + gpus));
    return install.answer(1).getList("slots.host");
  }

  private static String workload(int pods, String resources) {
    return """
        {"kind":"Deployment","name":"web","pods":%d,"every_host":false,"cpu_millicores":100,"memory_mib":64,
        "resources":{%s},
        "constraints":{"node_selector":{},"node_terms":[],"tolerations":[],"one_per_host":false}}"""
        .formatted(pods, resources);
  }

  private static int stock(String resource, String part) {
    return given()
        .auth()
        .oauth2(Tokens.of("vic", "viewer"))
        .get(CAPACITY)
        .jsonPath()
        .getInt("hosts.find { it.name == 'gpus' }.resources.'%s'.%s".formatted(resource, part));
  }

  private static ValidatableResponse whatIf(String resources, String add) {
    return given()
        .auth()
        .oauth2(Tokens.of("vic", "viewer"))
        .contentType("application/json")
        .body(
            """
            {"supervisor":"%s","add":[%s],"place":[{"workload":"Deployment/x","pods":1,
            "cpu_millicores":1,"memory_mib":1,"resources":{%s}}]}"""
                .formatted(SUPERVISOR, add, resources))
        .post("/api/supervisor/what-if")
        .then();
  }
}
