package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.supervisor.local.client.Answer;
import io.supervisor.local.client.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The Contour service as a user of vCenter's API sees it. */
record Contour(Api api) {

  static final String SERVICE = "contour.supervisor.io";
  static final String OLD = "1.22.3";
  static final String NEW = "1.24.4";
  private static final String MANAGEMENT = "/api/vcenter/namespace-management/";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Uploads both versions, as far as they are not known yet. */
  void register() throws Exception {
    Answer first =
        api.post(
            MANAGEMENT + "supervisor-services",
            Map.of("carvel_spec", Map.of("version_spec", Map.of("content", manifest(OLD)))));
    if (!first.isError("ALREADY_EXISTS")) {
      first.expect(201);
      api.post(
              MANAGEMENT + "supervisor-services/" + SERVICE + "/versions",
              Map.of("carvel_spec", Map.of("content", manifest(NEW))))
          .expect(201);
    }
  }

  static String manifest(String version) throws IOException {
    return base64(
        Files.readString(
            SuiteExtension.ROOT.resolve("deploy/packages/contour/" + version + "/package.yaml")));
  }

  /** Deactivates a version; fine when it is already. */
  void deactivate(String version) throws InterruptedException {
    state(version, "deactivate");
  }

  /** Activates a version; fine when it is already. */
  void activate(String version) throws InterruptedException {
    state(version, "activate");
  }

  private void state(String version, String action) throws InterruptedException {
    Answer answer =
        api.patch(
            MANAGEMENT
                + "supervisor-services/%s/versions/%s?action=%s"
                    .formatted(SERVICE, version, action));
    if (!answer.isError("NOT_ALLOWED_IN_CURRENT_STATE")) {
      answer.expect(204);
    }
  }

  static String sampleValues() throws IOException {
    return Files.readString(SuiteExtension.ROOT.resolve("deploy/packages/contour/values.yaml"));
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  Answer install(String supervisor, String version, String values) throws InterruptedException {
    return api.post(installs(supervisor), spec(version, values));
  }

  Answer change(String supervisor, String version, String values) throws InterruptedException {
    return api.put(install(supervisor), spec(version, values));
  }

  private static Map<String, String> spec(String version, String values) {
    return Map.of(
        "supervisor_service", SERVICE, "version", version, "yaml_service_config", base64(values));
  }

  Answer remove(String supervisor) throws InterruptedException {
    return api.delete(install(supervisor));
  }

  /** The install in the list, or a missing node. */
  JsonNode listed(String supervisor) throws InterruptedException {
    JsonNode list = api.get(installs(supervisor)).expect(200).body();
    return StreamSupport.stream(list.spliterator(), false)
        .filter(found -> found.path("supervisor_service").asText().equals(SERVICE))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  Answer details(String supervisor) throws InterruptedException {
    return api.get(install(supervisor));
  }

  /** The rich view of the same install. */
  JsonNode view(String supervisor) throws InterruptedException {
    return api.get("/api/supervisor/installs/" + supervisor + "/" + SERVICE).expect(200).body();
  }

  Stream<JsonNode> slots(String supervisor) throws InterruptedException {
    JsonNode placement =
        api.get("/api/supervisor/placements/" + supervisor + "/" + SERVICE).expect(200).body();
    return StreamSupport.stream(placement.path("slots").spliterator(), false);
  }

  /** Waits until the status that vCenter's clients poll for. */
  void awaitConfigured(String supervisor) {
    awaitStatus(supervisor, "CONFIGURED");
  }

  void awaitStatus(String supervisor, String status) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () -> {
              JsonNode listed = listed(supervisor);
              assertThat(listed.path("config_status").asText())
                  .as("%s on %s", listed, supervisor)
                  .isEqualTo(status);
            });
  }

  void awaitGone(String supervisor) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () -> {
              assertThat(details(supervisor).status()).isEqualTo(404);
              assertThat(listed(supervisor).isMissingNode()).isTrue();
            });
  }

  static String installs(String supervisor) {
    return MANAGEMENT + "clusters/" + supervisor + "/supervisor-services";
  }

  private static String install(String supervisor) {
    return installs(supervisor) + "/" + SERVICE;
  }

  static String namespace(String supervisor) {
    return "svc-contour-" + supervisor;
  }
}
