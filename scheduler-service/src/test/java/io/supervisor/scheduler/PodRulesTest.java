package io.supervisor.scheduler;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.scheduler.namespace.NamespaceRepository;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Installs whose pods look at the pods of other installs. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class PodRulesTest {

  private static final String HTTP =
      """
      "host_ports":[{"protocol":"TCP","port":80,"address":""}]""";
  private static final String NO_PORTS = "\"host_ports\":[]";
  private static final String NO_RULES = "";

  @Inject NamespaceRepository namespaces;

  private String supervisor;

  @BeforeEach
  void twoHosts() {
    supervisor = "domain-r" + UUID.randomUUID().toString().substring(0, 8);
    KnownHost.small(supervisor, "h1");
    KnownHost.small(supervisor, "h2");
  }

  @Test
  void aPortOfAHostIsForTheInstallThatHasItUntilThatIsGone() {
    request(
        "contour", 1, "svc-contour", workload("DaemonSet", "envoy", 0, "envoy", HTTP, NO_RULES));
    assertThat(answer("contour", 1).getList("slots.host")).containsExactly("h1", "h2");

    request("nginx", 1, "svc-nginx", workload("Deployment", "nginx", 1, "nginx", HTTP, NO_RULES));

    JsonPath refused = answer("nginx", 1);
    assertThat(refused.getString("reason")).isEqualTo("NoRoom");
    assertThat(refused.getString("rejections[0].filter")).isEqualTo("HOST_PORTS");
    assertThat(refused.getString("message")).contains("HOST_PORTS removed 2");
    whatIf("nginx", "svc-nginx", HTTP)
        .statusCode(200)
        .body("placed", equalTo(false))
        .body("rejections[0].filter", equalTo("HOST_PORTS"));

    remove("contour", 2);
    assertThat(install("nginx").answers(2).get(1).getList("slots.host"))
        .as("without another request")
        .containsExactly("h1");
  }

  @Test
  void podsKeepApartFromThoseOfAnotherInstallWhicheverCameFirst() {
    String apart =
        """
        {"pods":{"requirements":[{"key":"app","operator":"IN","values":["db"]}]},"namespaces":["svc-db"],
        "namespace_labels":null,"topology_key":"kubernetes.io/hostname"}""";
    request("db", 1, "svc-db", workload("StatefulSet", "db", 1, "db", NO_PORTS, NO_RULES));
    assertThat(answer("db", 1).getList("slots.host")).containsExactly("h1");

    request("web", 1, "svc-web", workload("Deployment", "web", 1, "web", NO_PORTS, apart));
    assertThat(answer("web", 1).getList("slots.host")).containsExactly("h2");

    request("db", 2, "svc-db", workload("StatefulSet", "db", 2, "db", NO_PORTS, NO_RULES));
    assertThat(answer("db", 2).getList("slots.host")).containsExactly("h1", "h1");
  }

  @Test
  void namespacesAreChosenByTheLabelsThatTheyHaveNow() {
    String apart =
        """
        {"pods":{"requirements":[]},"namespaces":[],"namespace_labels":{"requirements":[
        {"key":"team","operator":"IN","values":["data"]}]},"topology_key":"kubernetes.io/hostname"}""";
    request("db", 1, "svc-db", workload("Deployment", "db", 1, "db", NO_PORTS, NO_RULES));
    assertThat(answer("db", 1).getList("slots.host")).containsExactly("h1");

    request("web", 1, "svc-web", workload("Deployment", "web", 3, "web", NO_PORTS, apart));
    assertThat(answer("web", 1).getList("slots.host")).contains("h1");

    seen(Map.of("svc-db", Map.of("team", "data"), "svc-web", Map.of()));
    whatIf("late", "svc-late", NO_PORTS + ",\"rules\":{\"apart\":[%s]}".formatted(apart))
        .statusCode(200)
        .body("placed", equalTo(true))
        .body("slots.host", equalTo(List.of("h2")));
    request("app", 1, "svc-app", workload("Deployment", "app", 3, "app", NO_PORTS, apart));
    assertThat(answer("app", 1).getList("slots.host")).containsExactly("h2", "h2", "h2");
    request("db", 2, "svc-db", workload("Deployment", "db", 3, "db", NO_PORTS, NO_RULES));
    assertThat(answer("db", 2).getString("reason")).as("both ways").isEqualTo("NoRoom");

    seen(Map.of("svc-db", Map.of(), "svc-web", Map.of()));
    request("new", 1, "svc-new", workload("Deployment", "new", 2, "new", NO_PORTS, apart));
    assertThat(answer("new", 1).getList("slots.host")).containsExactlyInAnyOrder("h1", "h2");
  }

  private void seen(Map<String, Map<String, String>> labels) {
    Awaited.result(() -> namespaces.see(supervisor, labels));
  }

  @Test
  void whatIsWrongInAQuestionIsNamed() {
    whatIf("web", "svc-web", "\"host_ports\":[{\"protocol\":\"TCP\",\"port\":70000}]")
        .statusCode(400)
        .body(containsString("place[0].constraints.pods.host_ports"));
    whatIf("web", "svc-web", NO_PORTS + ",\"rules\":{\"near\":[{\"namespaces\":[]}]}")
        .statusCode(400)
        .body(containsString("place[0].constraints.pods.rules.near[0]"));
    whatIf("web", "svc-web", NO_PORTS + ",\"rules\":{\"spread\":[null],\"liked\":[null]}")
        .statusCode(400)
        .body(containsString("rules.spread[0]"))
        .body(containsString("rules.liked[0]"));
  }

  private static String workload(
      String kind, String name, int pods, String app, String ports, String apart) {
    return """
        {"kind":"%s","name":"%s","pods":%d,"every_host":%s,"cpu_millicores":100,"memory_mib":64,
        "constraints":{"node_selector":{},"node_terms":[],"tolerations":[],"one_per_host":false,"pods":{
        "labels":{"app":"%s"},%s,"rules":{"near":[],"apart":[%s],"liked":[],"spread":[]}}}}"""
        .formatted(kind, name, pods, kind.equals("DaemonSet"), app, ports, apart);
  }

  private void request(String service, long generation, String namespace, String workload) {
    install(service).requests(generation, namespace, workload);
  }

  private void remove(String service, long generation) {
    install(service).isRemoved(generation);
  }

  private JsonPath answer(String service, int generation) {
    return install(service).answer(generation);
  }

  private TestInstall install(String service) {
    return new TestInstall(supervisor, service);
  }

  private ValidatableResponse whatIf(String service, String namespace, String traits) {
    String ask =
        """
        {"supervisor":"%s","service":"%s","namespace":"%s","place":[{"workload":"Deployment/x","pods":1,
        "cpu_millicores":1,"memory_mib":1,"constraints":{"pods":{%s}}}]}"""
            .formatted(supervisor, service, namespace, traits);
    return given()
        .auth()
        .oauth2(Tokens.of("vic", "viewer"))
        .contentType("application/json")
        .body(ask)
        .post("/api/supervisor/what-if")
        .then();
  }
}
