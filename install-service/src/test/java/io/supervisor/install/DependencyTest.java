package io.supervisor.install;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supervisor.platform.seal.Sealer;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Services that need each other, asked for in any order. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class DependencyTest {

  private static final String NOTHING = "{\"requires\":[],\"provides\":[],\"conflicts\":[]}";
  private static final String OBJECTS =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
      """;

  @Inject Sealer sealer;

  @Test
  void waitsForAServiceThatIsInstalledLaterAndGoesOnByItself() {
    Party shop = party("domain-c20", "shop.example.org", needs("router.example.org", ">=1.2.0"));
    Party router = party("domain-c20", "router.example.org", NOTHING);
    router.register("2.0.0", NOTHING, OBJECTS);
    shop.command("1.0.0", "");
    shop.awaitPhase("WAITING", 1);
    shop.view()
        .body("waits_for", contains("router.example.org"))
        .body(
            "message",
            allOf(
                containsString("router.example.org >=1.2.0"),
                containsString("not installed there")))
        .body("conditions.find { it.type == 'DependenciesMet' }.status", equalTo("False"));

    router.runs("1.0.0", "", 1);
    await()
        .untilAsserted(
            () -> shop.view().body("message", containsString("version 1.0.0, which does not fit")));
    router.runs("2.0.0", "", 2);

    shop.awaitPhase("RENDERED", 1);
    shop.view().body("conditions.find { it.type == 'DependenciesMet' }.status", equalTo("True"));
  }

  @Test
  void anotherSupervisorDoesNotCount() {
    Party router = party("domain-c21", "router2.example.org", NOTHING);
    router.runs("1.0.0", "", 1);
    Party shop = party("domain-c22", "shop2.example.org", needs("router2.example.org", ""));
    shop.command("1.0.0", "");
    shop.awaitPhase("WAITING", 1);
  }

  @Test
  void aDiamondBecomesReadyFromTheBottomUp() {
    Party top =
        party("domain-c23", "top.example.org", needs("left.example.org", "", "right.example.org"));
    Party left = party("domain-c23", "left.example.org", needs("base.example.org", ""));
    Party right = party("domain-c23", "right.example.org", needs("base.example.org", ""));
    Party base = party("domain-c23", "base.example.org", NOTHING);
    top.command("1.0.0", "");
    left.command("1.0.0", "");
    right.command("1.0.0", "");
    top.awaitPhase("WAITING", 1);
    left.awaitPhase("WAITING", 1);
    right.awaitPhase("WAITING", 1);

    base.runs("1.0.0", "", 1);
    left.awaitPhase("RENDERED", 1);
    right.awaitPhase("RENDERED", 1);
    left.ready(1);
    left.awaitPhase("READY", 1);
    top.awaitPhase("WAITING", 1);
    right.ready(1);

    top.awaitPhase("RENDERED", 1);
  }

  @Test
  void aCircleIsRefusedAndNamed() {
    Party hen = party("domain-c24", "hen.example.org", needs("egg.example.org", ""));
    Party egg = party("domain-c24", "egg.example.org", needs("hen.example.org", ""));
    hen.command("1.0.0", "");
    hen.awaitPhase("WAITING", 1);

    egg.command("1.0.0", "");

    egg.awaitPhase("FAILED", 1);
    egg.view()
        .body("reason", equalTo("CircularDependency"))
        .body("message", containsString("egg.example.org → hen.example.org → egg.example.org"));
  }

  @Test
  void aConditionOnTheValuesDecides() {
    String relations =
        """
        {"requires":[{"ref_name":"proxy.example.org","constraints":"","optional":false,"reason":"",\
        "when":{"path":"route.kind","equals":"proxy"}}],"provides":[],"conflicts":[]}""";
    Party without = party("domain-c25", "site.example.org", relations);
    without.command("1.0.0", "route: {kind: nginx}");
    without.awaitPhase("RENDERED", 1);
    Party with = party("domain-c26", "site.example.org", relations);
    with.command("1.0.0", "route: {kind: proxy}");
    with.awaitPhase("WAITING", 1);
  }

  @Test
  void aKindThatAnotherServiceProvidesIsEnough() {
    String needsKind =
        """
        {"requires":[{"api_version":"route.example.org/v1","kind":"Route","constraints":"",\
        "optional":false,"reason":"routes its traffic"}],"provides":[],"conflicts":[]}""";
    String offers =
        """
        {"requires":[],"provides":[{"api_version":"route.example.org/v1","kind":"Route"}],\
        "conflicts":[]}""";
    Party shop = party("domain-c27", "kindly.example.org", needsKind);
    shop.command("1.0.0", "");
    shop.awaitPhase("WAITING", 1);
    Party router = party("domain-c27", "offers.example.org", offers);
    router.runs("1.0.0", "", 1);
    shop.awaitPhase("RENDERED", 1);
  }

  @Test
  void aConflictIsRefusedUntilTheOtherIsGone() {
    String foe =
        """
        {"requires":[],"provides":[],"conflicts":[{"ref_name":"cat.example.org","constraints":"",\
        "optional":false,"reason":"it eats it"}]}""";
    Party cat = party("domain-c28", "cat.example.org", NOTHING);
    cat.runs("1.0.0", "", 1);
    Party mouse = party("domain-c28", "mouse.example.org", foe);
    mouse.command("1.0.0", "");
    mouse.awaitPhase("FAILED", 1);
    mouse.view().body("reason", equalTo("Conflict")).body("message", containsString("it eats it"));

    cat.remove();
    cat.awaitPhase("REMOVING", 2);
    cat.removed(2);
    cat.awaitPhase("REMOVED", 2);
    Party.operator().post(mouse.path() + "/retry").then().statusCode(202);
    mouse.awaitPhase("RENDERED", 1);
  }

  private Party party(String supervisor, String service, String relations) {
    Party party = new Party(sealer, supervisor, service);
    party.register("1.0.0", relations, OBJECTS);
    return party;
  }

  private static String needs(String service, String constraints, String... more) {
    String all =
        Stream.concat(
                Stream.of(requirement(service, constraints)),
                Stream.of(more).map(one -> requirement(one, "")))
            .collect(Collectors.joining(","));
    return "{\"requires\":[" + all + "],\"provides\":[],\"conflicts\":[]}";
  }

  private static String requirement(String service, String constraints) {
    return "{\"ref_name\":\"%s\",\"constraints\":\"%s\",\"optional\":false,\"reason\":\"\"}"
        .formatted(service, constraints);
  }
}
