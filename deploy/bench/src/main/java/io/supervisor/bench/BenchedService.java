package io.supervisor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.local.client.Answer;
import io.supervisor.local.client.Api;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A service of the catalog as a client of vCenter's API handles it. */
record BenchedService(Api api, String id, String version) {

  private static final String MANAGEMENT = "/api/vcenter/namespace-management/";
  private static final long POLL_MS = 3;

  /** A package with one pod: what the suite itself costs, with little of a package's own. */
  static BenchedService small(Api api, int number) throws InterruptedException {
    String id = "small-%d.supervisor.io".formatted(number);
    String manifest =
        """
        apiVersion: data.packaging.carvel.dev/v1alpha1
        kind: PackageMetadata
        metadata: {name: %1$s}
        spec: {displayName: Small, shortDescription: One pod}
        ---
        apiVersion: data.packaging.carvel.dev/v1alpha1
        kind: Package
        metadata: {name: %1$s.1.0.0}
        spec:
          refName: %1$s
          version: 1.0.0
          template:
            spec:
              fetch:
                - inline:
                    paths:
                      config.yml: |
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: small}
                        spec:
                          replicas: 1
                          selector: {matchLabels: {app: small}}
                          template:
                            metadata: {labels: {app: small}}
                            spec:
                              containers: [{name: small, image: registry.example/small:1}]
              template: [{ytt: {paths: ["."]}}]
              deploy: [{kapp: {}}]
        """
            .formatted(id);
    return new BenchedService(api, id, "1.0.0").registered(manifest);
  }

  BenchedService registered(String manifest) throws InterruptedException {
    api.post(
            MANAGEMENT + "supervisor-services",
            Map.of("carvel_spec", Map.of("version_spec", Map.of("content", base64(manifest)))))
        .expect(201);
    return this;
  }

  void install(String supervisor) throws InterruptedException {
    api.post(
            MANAGEMENT + "clusters/" + supervisor + "/supervisor-services",
            Map.of("supervisor_service", id, "version", version))
        .expect(204);
  }

  void remove(String supervisor) throws InterruptedException {
    api.delete(path(supervisor)).expect(204);
  }

  void awaitConfigured(String supervisor) throws InterruptedException {
    while (true) {
      JsonNode install = api.get(path(supervisor)).expect(200).body();
      switch (install.path("config_status").asText()) {
        case "CONFIGURED" -> {
          return;
        }
        case "ERROR" -> throw new IllegalStateException(install.toString());
        default -> Thread.sleep(POLL_MS);
      }
    }
  }

  void awaitGone(String supervisor) throws InterruptedException {
    Answer answer = api.get(path(supervisor));
    while (answer.status() != 404) {
      Thread.sleep(POLL_MS);
      answer = api.get(path(supervisor));
    }
  }

  private String path(String supervisor) {
    return MANAGEMENT + "clusters/" + supervisor + "/supervisor-services/" + id;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
