package io.supervisor.scheduler.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import io.supervisor.scheduler.KnownHost;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class ManyRequestsTest {

  private static final int SERVICES = 60;
  private static final int BAD = 30;
  private static final List<String> SUPERVISORS = List.of("domain-b1", "domain-b2");

  @Test
  void eachIsAnsweredOnceAlthoughOneOfThemIsBadAndOthersComeTwice() {
    SUPERVISORS.forEach(one -> KnownHost.of(one, "h1", 100_000, 100_000, 900));

    for (int i = 0; i < SERVICES; i++) {
      for (String supervisor : SUPERVISORS) {
        request(supervisor, i, 1, i == BAD ? "not a number" : "10");
        if (i % 7 == 0) {
          request(supervisor, i, 1, i == BAD ? "not a number" : "10");
        }
        if (i % 10 == 0) {
          request(supervisor, i, 2, "10");
        }
      }
    }

    int expected = SUPERVISORS.size() * (SERVICES - 1 + SERVICES / 10);
    Topic placements = Topic.named("supervisor.scheduler.placements.v1");
    List<ConsumerRecord<String, String>> answers =
        placements.until(all -> ours(all).count() >= expected);
    assertThat(ours(answers)).hasSize(expected);
    Set<String> versions = new HashSet<>();
    ours(answers).forEach(one -> versions.add(one.key() + version(one)));
    assertThat(versions).as("each with a version of its own").hasSize(expected);
    for (String supervisor : SUPERVISORS) {
      int installs = SERVICES;
      assertThat(capacity(supervisor, "slots")).as("one for each").isEqualTo(installs);
      assertThat(capacity(supervisor, "cpu_free")).isEqualTo(100_000 - 10 * installs);
    }
  }

  private static Stream<ConsumerRecord<String, String>> ours(
      List<ConsumerRecord<String, String>> all) {
    return all.stream()
        .filter(one -> SUPERVISORS.contains(one.key().substring(0, one.key().indexOf('/'))));
  }

  private static String version(ConsumerRecord<String, String> one) {
    return new String(one.headers().lastHeader("ce_aggregateversion").value());
  }

  private static int capacity(String supervisor, String field) {
    return given()
        .auth()
        .oauth2(Tokens.of("vic", "viewer"))
        .get("/api/supervisor/capacity/" + supervisor)
        .jsonPath()
        .getInt(field);
  }

  private static void request(String supervisor, int number, long generation, String cpu) {
    String install = supervisor + "/s" + number + ".supervisor.io";
    Topic.named("supervisor.install.placement-requests.v1")
        .publish(
            "/install-service",
            "io.supervisor.install.placement-requested.v1",
            install,
            generation,
            install + generation,
            """
            {"supervisor":"%s","service":"s%d.supervisor.io","generation":%d,"attempt":1,"bundle_digest":"%s",
            "namespace":"svc","workloads":[{"kind":"Deployment","name":"web","pods":1,
            "every_host":false,"cpu_millicores":"%s","memory_mib":10}]}"""
                .formatted(supervisor, number, generation, "0".repeat(64), cpu));
  }
}
