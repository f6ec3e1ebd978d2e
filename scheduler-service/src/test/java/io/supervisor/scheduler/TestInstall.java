package io.supervisor.scheduler;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** An install that asks for hosts. */
public record TestInstall(String supervisor, String service) {

  /** Asks for hosts for its pods. */
  public void requests(long generation, String namespace, String workload) {
    publish(
        "supervisor.install.placement-requests.v1",
        "/install-service",
        "io.supervisor.install.placement-requested.v1",
        generation,
        """
        {"supervisor":"%s","service":"%s","generation":%d,"attempt":1,"bundle_digest":"%s","namespace":"%s",
        "workloads":[%s]}"""
            .formatted(supervisor, service, generation, "b".repeat(64), namespace, workload));
  }

  /** Its pods are gone; waits until that is known. */
  public void isRemoved(long generation) {
    publish(
        "supervisor.namespace.workloads.v1",
        "/namespace-service",
        "io.supervisor.namespace.workload-removed.v1",
        generation,
        "{\"supervisor\":\"%s\",\"service\":\"%s\",\"generation\":%d}"
            .formatted(supervisor, service, generation));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        given()
                            .auth()
                            .oauth2(Tokens.of("vic", "viewer"))
                            .get("/api/supervisor/placements/" + supervisor + "/" + service)
                            .jsonPath()
                            .getList("slots"))
                    .isEmpty());
  }

  /** All of its pods run. */
  public void isReady(long generation) {
    publish(
        "supervisor.namespace.workloads.v1",
        "/namespace-service",
        "io.supervisor.namespace.workload-ready.v1",
        generation,
        "{\"supervisor\":\"%s\",\"service\":\"%s\",\"generation\":%d}"
            .formatted(supervisor, service, generation));
  }

  private void publish(String topic, String source, String type, long version, String body) {
    Topic.named(topic)
        .publish(
            source, type, supervisor + "/" + service, version, UUID.randomUUID().toString(), body);
  }

  /** All that is said of it, when that is so much at least. */
  public List<JsonPath> answers(int least) {
    return Topic.named("supervisor.scheduler.placements.v1")
        .of(supervisor + "/" + service, least)
        .stream()
        .map(record -> JsonPath.from(record.value()))
        .toList();
  }

  /** What is said of a generation, of which each has one answer. */
  public JsonPath answer(int generation) {
    JsonPath answer = answers(generation).get(generation - 1);
    assertThat(answer.getInt("generation")).isEqualTo(generation);
    return answer;
  }
}
