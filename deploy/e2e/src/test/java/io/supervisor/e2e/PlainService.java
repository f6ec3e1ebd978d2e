package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.local.client.Answer;
import io.supervisor.local.client.Api;
import java.time.Duration;
import java.util.Map;

/** A small service of one Deployment, whose image each version chooses. */
record PlainService(Api api, String id) {

  private static final String MANAGEMENT = "/api/vcenter/namespace-management/";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  void register(String version, String image) throws InterruptedException {
    upload(
        version,
        """
        schema.yaml: |
          #@data/values-schema
          ---
          colour: red
        objects.yaml: |
          #@ load("@ytt:data", "data")
          ---
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: web}
          data:
            colour: #@ data.values.colour
          ---
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: web}
          spec:
            selector: {matchLabels: {app: web}}
            template:
              metadata: {labels: {app: web}}
              spec: {containers: [{name: web, image: '%s'}]}
        """
            .formatted(image));
  }

  /** Registers a version with these inline files; the service, too, when it is new. */
  void upload(String version, String files) throws InterruptedException {
    String manifest =
        """
        apiVersion: data.packaging.carvel.dev/v1alpha1
        kind: PackageMetadata
        metadata: {name: %1$s}
        spec: {displayName: Plain, shortDescription: One deployment}
        ---
        apiVersion: data.packaging.carvel.dev/v1alpha1
        kind: Package
        metadata: {name: %1$s.%2$s}
        spec:
          refName: %1$s
          version: %2$s
          licenses: [Apache-2.0]
          valuesSchema:
            openAPIv3:
              type: object
              properties: {colour: {type: string, default: red}}
          template:
            spec:
              template: [{ytt: {}}]
              deploy: [{kapp: {}}]
              fetch:
                - inline:
                    paths:
        %3$s
        """
            .formatted(id, version, files.indent(14));
    Map<String, String> content = Map.of("content", Contour.base64(manifest));
    Answer first =
        api.post(
            MANAGEMENT + "supervisor-services",
            Map.of("carvel_spec", Map.of("version_spec", content)));
    if (first.isError("ALREADY_EXISTS")) {
      api.post(
              MANAGEMENT + "supervisor-services/" + id + "/versions",
              Map.of("carvel_spec", content))
          .expect(201);
    } else {
      first.expect(201);
    }
  }

  void install(String supervisor, String version, String values) throws InterruptedException {
    api.post(
            MANAGEMENT + "clusters/" + supervisor + "/supervisor-services",
            Map.of(
                "supervisor_service",
                id,
                "version",
                version,
                "yaml_service_config",
                Contour.base64(values)))
        .expect(204);
  }

  void change(String supervisor, String version, String values) throws InterruptedException {
    api.put(
            path(supervisor),
            Map.of("version", version, "yaml_service_config", Contour.base64(values)))
        .expect(204);
  }

  Answer remove(String supervisor) throws InterruptedException {
    return api.delete(path(supervisor));
  }

  /** As vCenter's API shows it. */
  JsonNode shown(String supervisor) throws InterruptedException {
    return api.get(path(supervisor)).expect(200).body();
  }

  /** The rich view, or a part of it. */
  JsonNode view(String supervisor, String part) throws InterruptedException {
    return api.get("/api/supervisor/installs/" + supervisor + "/" + id + part).expect(200).body();
  }

  Answer steer(String supervisor, String call, Map<String, ?> body) throws InterruptedException {
    return api.post("/api/supervisor/installs/" + supervisor + "/" + id + "/" + call, body);
  }

  void awaitStatus(String supervisor, String status) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () ->
                assertThat(shown(supervisor).path("config_status").asText())
                    .as("%s", shown(supervisor))
                    .isEqualTo(status));
  }

  void awaitGone(String supervisor) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(api.get(path(supervisor)).status()).isEqualTo(404));
  }

  private String path(String supervisor) {
    return MANAGEMENT + "clusters/" + supervisor + "/supervisor-services/" + id;
  }

  String namespace(String supervisor) {
    return "svc-" + id.substring(0, id.indexOf('.')) + "-" + supervisor;
  }
}
