package io.supervisor.scheduler;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.scheduler.placement.Constraints;
import io.supervisor.scheduler.placement.Held;
import io.supervisor.scheduler.placement.Slot;
import io.supervisor.scheduler.slot.MoveTargets;
import io.supervisor.scheduler.slot.PendingPod;
import io.supervisor.scheduler.slot.SlotUpkeep;
import io.supervisor.scheduler.slot.Slots;
import io.supervisor.scheduler.slot.Snapshots;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Room that is made for a pod by moving others. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class RoomTest {

  private static final String SUPERVISOR = "domain-room";
  private static final String ROOM = "/api/supervisor/drs/%s/room";
  private static final TestInstall SMALL = new TestInstall(SUPERVISOR, "small");
  private static final TestInstall LARGE = new TestInstall(SUPERVISOR, "large");

  @Inject MoveTargets targets;
  @Inject Slots slots;
  @Inject SlotUpkeep upkeep;
  @Inject Snapshots snapshots;

  /** The Supervisor is not connected, so nobody is evicted here. */
  @Test
  void roomIsKeptForTheRequestAndItsPodWaitsUntilTheOthersHaveLeft() {
    KnownHost.small(SUPERVISOR, "h1");
    SMALL.requests(1, "svc-small", workload("small", 300));
    assertThat(SMALL.answer(1).getList("slots.host")).containsExactly("h1");
    assertThat(take("small", "s1").choice().host()).isEqualTo("h1");
    KnownHost.of(SUPERVISOR, "h2", 400, 1_024, 9);
    LARGE.requests(1, "svc-large", workload("large", 800));
    assertThat(LARGE.answer(1).getString("reason")).isEqualTo("NoRoom");

    order("operator", SUPERVISOR, 800)
        .statusCode(409)
        .body("messages[0].default_message", containsString("Ask again"));
    SMALL.isReady(1);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                order("operator", SUPERVISOR, 800)
                    .statusCode(202)
                    .body("host", equalTo("h1"))
                    .body("kept", equalTo(false))
                    .body("moves.from", equalTo(List.of("h1")))
                    .body("moves.to", equalTo(List.of("h2")))
                    .body("moves.reason", equalTo(List.of("ROOM")))
                    .body("moves.begun", equalTo(List.of(false))));
    assertThat(hosts()).as("all was given up").containsExactly("h1");
    assertThat(LARGE.answers(1)).as("room that is not made is nobody's").hasSize(1);

    Slot place = new Slot("Deployment/large", "h1", 800, 64, Constraints.NONE);
    assertThat(keep(epoch() - 1, place)).as("something was decided since").isEmpty();
    UUID room = keep(epoch(), place).orElseThrow();
    order("operator", SUPERVISOR, 800)
        .statusCode(202)
        .body("host", equalTo("h1"))
        .body("kept", equalTo(true))
        .body("moves", equalTo(List.of()));
    Awaited.result(() -> upkeep.keepOnly(SUPERVISOR, Set.of("s1")));
    assertThat(hosts()).containsExactly("h1", "h1");
    assertThat(LARGE.answers(1)).as("the moves have not begun").hasSize(1);
    Awaited.result(() -> targets.giveRoom(room, SUPERVISOR + "/large"));
    assertThat(LARGE.answers(2).get(1).getList("slots.host"))
        .as("the request that waits has it")
        .containsExactly("h1");

    Slots.Taken taken = take("large", "l1");
    assertThat(taken.choice().host()).isEqualTo("h1");
    assertThat(taken.leaving()).containsExactly("s1");
    assertThat(take("large", "l1").leaving()).as("asked again").containsExactly("s1");
  }

  @Test
  void whoMayAskAndForWhat() {
    KnownHost.small("domain-room2", "h1");
    given().post(ROOM.formatted("domain-room2")).then().statusCode(401);
    order("nobody", "domain-room2", 800).statusCode(403);
    order("viewer", "domain-room2", 800).statusCode(403);
    order("operator", "domain-room404", 800).statusCode(404);
    order("operator", "domain-room2", 800)
        .statusCode(400)
        .body("messages[0].default_message", containsString("There is room for such a pod on h1"));
    order("operator", "domain-room2", 8_000)
        .statusCode(400)
        .body("messages[0].default_message", containsString("Three moves make no room"));
    post("{\"pod\":{\"workload\":\"Deployment/x\"}}").body(containsString("service"));
    post("{\"service\":\"x\"}").body(containsString("pod"));
    post("{\"service\":\"x\",\"pod\":{\"workload\":\"Deployment/x\",\"pods\":2}}")
        .body(containsString("is more than one pod"));
    post("{\"service\":\"x\",\"pod\":{\"workload\":\"Deployment/x\",\"resources\":{\"cpu\":1}}}")
        .body(containsString("pod.resources.cpu"));
  }

  private static ValidatableResponse post(String body) {
    return as("operator")
        .contentType("application/json")
        .body(body)
        .post(ROOM.formatted("domain-room2"))
        .then()
        .statusCode(400);
  }

  private static ValidatableResponse order(String role, String supervisor, int cpu) {
    return as(role)
        .contentType("application/json")
        .body(
            """
            {"service":"large","namespace":"svc-large","pod":{"workload":"Deployment/large",
            "cpu_millicores":%d,"memory_mib":64}}"""
                .formatted(cpu))
        .post(ROOM.formatted(supervisor))
        .then();
  }

  private static RequestSpecification as(String role) {
    return given().auth().oauth2(Tokens.of(role, role));
  }

  private Optional<UUID> keep(long epoch, Slot place) {
    Held room = new Held(SUPERVISOR + "/large", place);
    return Awaited.result(() -> targets.keepRoom(SUPERVISOR, epoch, room, List.of("s1")));
  }

  private long epoch() {
    return Awaited.result(() -> snapshots.of(SUPERVISOR)).epoch();
  }

  private List<String> hosts() {
    return Awaited.result(() -> snapshots.of(SUPERVISOR)).held().stream()
        .map(one -> one.slot().host())
        .sorted()
        .toList();
  }

  private Slots.Taken take(String name, String uid) {
    PendingPod pod =
        new PendingPod(
            SUPERVISOR,
            SUPERVISOR + "/" + name,
            "svc-" + name,
            "Deployment/" + name,
            uid,
            "",
            name.equals("small") ? 300 : 800,
            64,
            Map.of(),
            List.of());
    return Awaited.result(() -> slots.take(pod));
  }

  private static String workload(String name, int cpu) {
    return """
        {"kind":"Deployment","name":"%s","pods":1,"every_host":false,"cpu_millicores":%d,"memory_mib":64,
        "constraints":{"node_selector":{},"node_terms":[],"tolerations":[],"one_per_host":false}}"""
        .formatted(name, cpu);
  }
}
