package io.supervisor.namespace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** An install on a simulated Supervisor, as the other services tell of it and hear of it. */
record TestInstall(String supervisor, String name, Sealer sealer) {

  private static final Topic WORKLOADS = Topic.named("supervisor.namespace.workloads.v1");

  String id() {
    return supervisor + "/" + service();
  }

  private String service() {
    return name + ".supervisor.io";
  }

  String namespace() {
    return "svc-" + name + "-" + supervisor;
  }

  /** Fills {@code $META} with the namespace and the mark of the install, {@code $MARK} without. */
  void arrives(String objects, int number) {
    String mark =
        "\"annotations\":{\"supervisor.io/install\":\"%s\"},\"labels\":{\"supervisor.io/install\":\"%s\"}"
            .formatted(id(), name);
    String clear =
        objects
            .replace("$META", "\"namespace\":\"%s\",%s".formatted(namespace(), mark))
            .replace("$MARK", mark);
    byte[] sealed = sealer.seal(Purpose.BUNDLE, clear.getBytes(StandardCharsets.UTF_8), id());
    String json =
        """
        {"digest":"%s","install":"%s","generation":1,"sealed":"%s"}"""
            .formatted(digest(number), id(), Base64.getEncoder().encodeToString(sealed));
    Topic.named("supervisor.install.bundles.v1")
        .publish(
            "/install-service",
            "io.supervisor.install.bundle-rendered.v1",
            digest(number),
            1,
            "bundle-" + digest(number),
            json);
    placed(number, number);
  }

  void placed(long version, long generation) {
    placement("placement-decided", version, generation, false);
  }

  void leaves(long version, long generation, boolean force) {
    placement("placement-leaving", version, generation, force);
  }

  private String digest(int number) {
    return "%064x".formatted(id().hashCode() & 0xffffffffL).substring(4) + "%04d".formatted(number);
  }

  private void placement(String type, long version, long generation, boolean force) {
    String json =
        """
        {"supervisor":"%s","service":"%s","generation":%d,"attempt":1,"force":%b,
        "bundle_digest":"%s","namespace":"%s","slots":[]}"""
            .formatted(
                supervisor, service(), generation, force, digest((int) generation), namespace());
    Topic.named("supervisor.scheduler.placements.v1")
        .publish(
            "/scheduler-service",
            "io.supervisor.scheduler." + type + ".v1",
            id(),
            version,
            id() + "-" + version,
            json);
  }

  /** The first event of that type that is as wanted. */
  JsonPath told(String type, Predicate<JsonPath> wanted) {
    List<ConsumerRecord<String, String>> seen =
        WORKLOADS.until(all -> all.stream().anyMatch(record -> is(record, type, wanted)));
    assertThat(seen).anyMatch(record -> is(record, type, wanted));
    return seen.stream()
        .filter(record -> is(record, type, wanted))
        .findFirst()
        .map(record -> JsonPath.from(record.value()))
        .orElseThrow();
  }

  /** How many events of that type there are now. */
  long count(String type) {
    return WORKLOADS.of(id(), 1).stream().filter(record -> is(record, type, any -> true)).count();
  }

  private boolean is(ConsumerRecord<String, String> record, String type, Predicate<JsonPath> as) {
    String found =
        new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
    return record.key().equals(id())
        && found.equals("io.supervisor.namespace." + type + ".v1")
        && as.test(JsonPath.from(record.value()));
  }

  /** Registers the install's Supervisor. */
  void register(Path kubeconfig) {
    try {
      as("administrator")
          .body(
              Map.of(
                  "uuid",
                  "uuid-" + supervisor,
                  "name",
                  supervisor,
                  "network_provider",
                  "VSPHERE_NETWORK",
                  "kubeconfig",
                  Files.readString(kubeconfig)))
          .put("/api/supervisor/supervisors/" + supervisor)
          .then()
          .statusCode(204);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String contents() {
    return "/api/supervisor/namespaces/%s/%s/contents".formatted(supervisor, namespace());
  }

  static RequestSpecification as(String role) {
    return given().auth().oauth2(Tokens.of("user", role)).contentType("application/json");
  }
}
