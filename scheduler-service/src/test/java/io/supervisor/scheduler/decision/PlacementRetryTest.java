package io.supervisor.scheduler.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.scheduler.KnownHost;
import io.supervisor.scheduler.TestInstall;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What was refused is tried again when something has changed, and only then. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class PlacementRetryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String WEB =
      """
      {"kind":"Deployment","name":"web","pods":1,"every_host":false,"cpu_millicores":%d,"memory_mib":10}""";

  @Inject DataSource database;
  @Inject PlacementDecider decider;

  @Test
  void aHostThatTakesPodsAgainLetsInWhoWaitedLongest() throws Exception {
    KnownHost.small("domain-r1", "h1");
    KnownHost.cordoned("domain-r1", "h1");
    TestInstall first = refused("domain-r1", "first.supervisor.io", 600);
    TestInstall second = refused("domain-r1", "second.supervisor.io", 600);

    KnownHost.open("domain-r1", "h1");

    assertThat(first.answers(2))
        .extracting(one -> one.getString("slots[0].host"))
        .containsExactly(null, "h1");
    assertThat(first.answers(2).get(1).getInt("attempt")).isEqualTo(1);
    first.isRemoved(1);
    assertThat(second.answers(2))
        .as("one refusal as long as nothing changed for it, then a host")
        .extracting(one -> one.getString("slots[0].host"))
        .containsExactly(null, "h1");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting("domain-r1")).isEmpty());
  }

  @Test
  void settingsThatAllowMoreLetItIn() {
    KnownHost.small("domain-r2", "h1");
    settings("domain-r2", 1);
    TestInstall install = new TestInstall("domain-r2", "web.supervisor.io");
    install.requests(1, "svc-web", WEB.formatted(600));
    assertThat(install.answer(1).getString("reason")).isEqualTo("HostFailure");

    settings("domain-r2", 0);

    assertThat(install.answers(2).get(1).getString("slots[0].host")).isEqualTo("h1");
  }

  @Test
  void whatIsNotWantedAnyMoreIsNotTriedAgain() throws Exception {
    KnownHost.small("domain-r3", "h1");
    TestInstall install = refused("domain-r3", "web.supervisor.io", 1_500);
    RefusedRequest old = waiting("domain-r3").get(0);
    install.requests(2, "svc-web", WEB.formatted(1_200));
    assertThat(install.answer(2).getString("reason")).isEqualTo("NoRoom");

    KnownHost.of("domain-r3", "h2", 2_000, 1_024, 9);

    JsonPath decided = install.answers(3).get(2);
    assertThat(decided.getInt("generation")).isEqualTo(2);
    assertThat(decider.again(old)).as("it does not wait any more").isFalse();
    assertThat(slots("domain-r3/web.supervisor.io")).containsExactly("h2");
  }

  @Test
  void whatIsRemovedOrRunsAlreadyWaitsNoMore() throws Exception {
    KnownHost.small("domain-r5", "h1");
    TestInstall gone = refused("domain-r5", "gone.supervisor.io", 1_500);
    gone.isRemoved(2);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting("domain-r5")).isEmpty());

    TestInstall runs = refused("domain-r5", "runs.supervisor.io", 1_500);
    runs.isReady(1);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting("domain-r5")).isEmpty());
  }

  @Test
  void oneThatCannotBeReadKeepsNobodyWaiting() throws Exception {
    KnownHost.small("domain-r6", "h1");
    KnownHost.cordoned("domain-r6", "h1");
    TestInstall broken = refused("domain-r6", "broken.supervisor.io", 300);
    TestInstall sound = refused("domain-r6", "sound.supervisor.io", 300);
    execute("update refused_request set data = '{' where install like 'domain-r6/broken%'");

    KnownHost.open("domain-r6", "h1");

    assertThat(sound.answers(2).get(1).getString("slots[0].host")).isEqualTo("h1");
    assertThat(waiting("domain-r6")).extracting(RefusedRequest::install).hasSize(1);
    execute("delete from refused_request where install like 'domain-r6/%'");
  }

  /** An instance of the release before knows nothing of the table. */
  @Test
  void whatAnInstanceOfTheReleaseBeforeAnsweredWaitsNoMore() throws Exception {
    KnownHost.small("domain-r7", "h1");
    refused("domain-r7", "web.supervisor.io", 1_500);

    execute("update placed_install set generation = 2 where install like 'domain-r7/%'");

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting("domain-r7")).isEmpty());
  }

  @Test
  void whoTriesItTwiceDecidesOnce() throws Exception {
    KnownHost.small("domain-r4", "h1");
    KnownHost.cordoned("domain-r4", "h1");
    TestInstall install = refused("domain-r4", "web.supervisor.io", 600);
    RefusedRequest waits = waiting("domain-r4").get(0);

    assertThat(decider.again(waits)).as("refused once more, without a word").isFalse();
    assertThat(waiting("domain-r4")).hasSize(1);
    KnownHost.open("domain-r4", "h1");
    decider.again(waits);
    assertThat(decider.again(waits)).as("somebody has decided it").isFalse();

    assertThat(install.answers(2)).hasSize(2);
    assertThat(decisions("domain-r4/web.supervisor.io")).containsExactly("PLACED", "REFUSED");
    assertThat(slots("domain-r4/web.supervisor.io")).containsExactly("h1");
  }

  private static TestInstall refused(String supervisor, String service, int cpu) {
    TestInstall install = new TestInstall(supervisor, service);
    install.requests(1, "svc-web", WEB.formatted(cpu));
    assertThat(install.answer(1).getString("reason")).isEqualTo("NoRoom");
    return install;
  }

  private List<RefusedRequest> waiting(String supervisor) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return new RefusedRequestRows(connection).on(supervisor);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  private static List<String> slots(String path) {
    return placements(path).getList("slots.host");
  }

  private static List<String> decisions(String path) {
    return placements(path).getList("decisions.outcome");
  }

  private static JsonPath placements(String path) {
    return given()
        .auth()
        .oauth2(Tokens.of("vic", "viewer"))
        .get("/api/supervisor/placements/" + path)
        .jsonPath();
  }

  private static void settings(String supervisor, int failures) {
    given()
        .auth()
        .oauth2(Tokens.of("ada", "administrator"))
        .contentType("application/json")
        .body(
            """
            {"policy":"BALANCE","host_failures_tolerated":%d,"automation":"MANUAL","threshold":3}"""
                .formatted(failures))
        .put("/api/supervisor/placements/" + supervisor + "/settings")
        .then()
        .statusCode(200);
  }
}
