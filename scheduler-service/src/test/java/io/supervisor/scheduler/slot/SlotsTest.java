package io.supervisor.scheduler.slot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
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

  @Inject Slots slots;

  @Test
  void aSlotOnAHostThatTakesNoPodsMovesWithItsPod() {
    host("h1", 1, true);
    seen("/capacity/" + SUPERVISOR, answer -> answer.body("hosts.name", equalTo(List.of("h1"))));
    request();
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

  private Optional<String> take(String uid) {
    PendingPod pod =
        new PendingPod(
            SUPERVISOR, INSTALL, "svc-web-domain-s1", "Deployment/web", uid, "", 100, 128);
    return Awaited.result(() -> slots.take(pod));
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

  private static void request() {
    String json =
        """
        {"supervisor":"domain-s1","service":"web.supervisor.io","generation":1,"attempt":1,"bundle_digest":"%s",
        "namespace":"svc-web-domain-s1","workloads":[{"kind":"Deployment","name":"web","pods":1,
        "every_host":false,"cpu_millicores":100,"memory_mib":128}]}"""
            .formatted("0".repeat(64));
    Topic.named("supervisor.install.placement-requests.v1")
        .publish(
            "/install-service",
            "io.supervisor.install.placement-requested.v1",
            INSTALL,
            1,
            "s1",
            json);
  }

  private static void host(String name, long version, boolean open) {
    String json =
        """
        {"supervisor":"domain-s1","host":"%s","schedulable":%s,"cpu_millicores":1000,"memory_mib":1024,"pods":9}"""
            .formatted(name, open);
    Topic.named("supervisor.namespace.hosts.v1")
        .publish(
            "/namespace-service",
            "io.supervisor.namespace.host-changed.v1",
            SUPERVISOR + "/" + name,
            version,
            "s1-" + name + version,
            json);
  }
}
