package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.supervisor.local.Suite;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A service on a Supervisor that offers kapp-controller, from the upload to its removal. What
 * answers there is the simulator's stand-in; no real kapp-controller is run.
 */
@ExtendWith(SuiteExtension.class)
class KappIT {

  private static final String C10 = "domain-c10";

  private final Suite suite;
  private final PlainService web;

  KappIT(Suite suite) throws InterruptedException {
    this.suite = suite;
    this.web = new PlainService(suite.api(), "handed.e2e.io");
  }

  @Test
  void aPackageIsHandedOverFollowedChangedAndRemoved() throws Exception {
    web.upload("1.0.0", files("1.0.0", "apps/v1"));
    web.upload("1.1.0", files("1.1.0", "apps/v1"));
    web.upload("2.0.0", files("2.0.0", "strange.example.org/v1"));

    web.install(C10, "1.0.0", "colour: blue");

    web.awaitStatus(C10, "CONFIGURED");
    try (Cluster cluster = new Cluster(suite, C10)) {
      assertThat(wish(cluster).toString()).contains("1.0.0").contains("ReconcileSucceeded");
      assertThat(cluster.pods(web.namespace(C10)))
          .hasSize(1)
          .allMatch(pod -> pod.getSpec().getNodeName() != null);

      web.change(C10, "1.1.0", "colour: green");

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(current()).isEqualTo("1.1.0"));
      web.awaitStatus(C10, "CONFIGURED");

      web.change(C10, "2.0.0", "colour: green");

      web.awaitStatus(C10, "ERROR");
      assertThat(web.shown(C10).path("messages").toString())
          .contains("PackageInstall/")
          .contains("Expected to find kind");

      web.remove(C10).expect(204);
      web.awaitGone(C10);
      assertThat(cluster.client().namespaces().withName(web.namespace(C10)).get()).isNull();
    }
  }

  private String current() throws InterruptedException {
    JsonNode shown = web.shown(C10);
    return shown.path("current_version").asText();
  }

  private GenericKubernetesResource wish(Cluster cluster) {
    ResourceDefinitionContext kind =
        new ResourceDefinitionContext.Builder()
            .withGroup("packaging.carvel.dev")
            .withVersion("v1alpha1")
            .withKind("PackageInstall")
            .withPlural("packageinstalls")
            .withNamespaced(true)
            .build();
    return cluster
        .client()
        .genericKubernetesResources(kind)
        .inNamespace(web.namespace(C10))
        .list()
        .getItems()
        .get(0);
  }

  /** Without ytt directives, since the stand-in renders nothing. */
  private static String files(String version, String apiVersion) {
    return """
        objects.yaml: |
          apiVersion: %s
          kind: Deployment
          metadata: {name: web, annotations: {release: '%s'}}
          spec:
            selector: {matchLabels: {app: web}}
            template:
              metadata: {labels: {app: web}}
              spec: {containers: [{name: web, image: registry.example.org/web:1}]}
        """
        .formatted(apiVersion, version);
  }
}
