package io.supervisor.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KappTest {
  private static final String PACKAGE =
      """
      apiVersion: data.packaging.carvel.dev/v1alpha1
      kind: Package
      metadata: {name: web.example.org.%1$s}
      spec:
        refName: web.example.org
        version: %1$s
        template:
          spec:
            fetch: [{inline: {paths: {config.yml: "%2$s"}}}]
            template: [{ytt: {paths: [config.yml]}}]
            deploy: [{kapp: {}}]
      """;
  private static final String CONTENT =
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: web}, data: {version: '%s'}}";
  private static final String INSTALL =
      """
      apiVersion: packaging.carvel.dev/v1alpha1
      kind: PackageInstall
      metadata: {name: web}
      spec:
        serviceAccountName: installer
        packageRef: {refName: web.example.org, versionSelection: {constraints: "%s"}}
        values: [{secretRef: {name: values}}]
      """;

  @TempDir static Path state;
  static SimulatorServer server;
  static KubernetesClient client;

  @BeforeAll
  static void start() {
    SimulatorOptions options =
        SimulatorOptions.standard(state)
            .withBootTime(Duration.ZERO)
            .withSupervisors(
                List.of(
                    SupervisorSpec.parse("domain-c10:1:NSX:kapp"),
                    SupervisorSpec.parse("domain-c8:1:NSX")));
    server = SimulatorServer.start(options);
    client = SimulatorFixture.client(server.supervisors().get(0));
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  private static void namespace(String name) {
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
  }

  private static void account(String namespace) {
    client
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("installer")
                .withNamespace(namespace)
                .endMetadata()
                .build())
        .create();
  }

  private static void offer(String namespace, String version) {
    String content = CONTENT.formatted(version);
    Yaml.apply(client, namespace, PACKAGE.formatted(version, content));
  }

  private static Resource<GenericKubernetesResource> install(String namespace) {
    return client
        .genericKubernetesResources("packaging.carvel.dev/v1alpha1", "PackageInstall")
        .inNamespace(namespace)
        .withName("web");
  }

  /** Waits until the only condition of the install is that, for the spec as it is. */
  private static GenericKubernetesResource awaitCondition(String namespace, String type) {
    await()
        .atMost(SimulatorFixture.LIMIT)
        .untilAsserted(
            () -> {
              GenericKubernetesResource found = install(namespace).get();
              assertThat(found.<Integer>get("status", "observedGeneration"))
                  .isEqualTo(found.getMetadata().getGeneration().intValue());
              List<Map<String, Object>> conditions = found.get("status", "conditions");
              assertThat(conditions).hasSize(1);
              assertThat(conditions.get(0))
                  .containsEntry("type", type)
                  .containsEntry("status", "True");
            });
    return install(namespace).get();
  }

  private static String deployed(String namespace) {
    var map = client.configMaps().inNamespace(namespace).withName("web").get();
    return map == null ? "" : map.getData().get("version");
  }

  @Test
  void onlyASupervisorWithKappOffersIt() {
    assertThat(client.getApiResources("packaging.carvel.dev/v1alpha1").getResources())
        .extracting("name")
        .containsExactly("packageinstalls", "packageinstalls/status");
    assertThat(client.getApiResources("data.packaging.carvel.dev/v1alpha1").getResources())
        .flatExtracting("shortNames")
        .contains("pkg", "pkgm");
    try (KubernetesClient other = SimulatorFixture.client(server.supervisors().get(1))) {
      assertThat(other.getApiResources("packaging.carvel.dev/v1alpha1")).isNull();
    }
    assertThatThrownBy(() -> SupervisorSpec.parse("domain-c8:1:NSX:kap"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theHighestVersionThatMeetsTheConstraintIsDeployedAndNeverGoesDownByItself() {
    namespace("choice");
    account("choice");
    offer("choice", "1.0.0");
    offer("choice", "1.2.0");
    offer("choice", "2.0.0");
    offer("choice", "1.9.0-rc.1");
    Yaml.apply(client, "choice", INSTALL.formatted(">=1.0.0 <2.0.0"));

    GenericKubernetesResource first = awaitCondition("choice", "ReconcileSucceeded");
    assertThat(first.<String>get("status", "version")).isEqualTo("1.2.0");
    assertThat(first.<String>get("status", "friendlyDescription")).isEqualTo("Reconcile succeeded");
    assertThat(deployed("choice")).isEqualTo("1.2.0");
    var map = client.configMaps().inNamespace("choice").withName("web").get();
    assertThat(map.getMetadata().getLabels()).containsKey("kapp.k14s.io/app");

    Yaml.apply(client, "choice", INSTALL.formatted("2.0.0"));
    awaitCondition("choice", "ReconcileSucceeded");
    assertThat(deployed("choice")).isEqualTo("2.0.0");

    Yaml.apply(client, "choice", INSTALL.formatted("1.0.0"));
    GenericKubernetesResource refused = awaitCondition("choice", "ReconcileFailed");
    assertThat(refused.<String>get("status", "usefulErrorMessage"))
        .startsWith(
            "Stopped installing matched version '1.0.0' since last attempted version '2.0.0' is higher.");
    assertThat(refused.<String>get("status", "version")).isEqualTo("1.0.0");
    assertThat(refused.<String>get("status", "lastAttemptedVersion")).isEqualTo("2.0.0");
    assertThat(deployed("choice")).isEqualTo("2.0.0");
  }

  @Test
  void whatCannotBeDoneIsSaidAndHealsWhenItCan() {
    namespace("heals");
    Yaml.apply(client, "heals", INSTALL.formatted("1.0.0"));
    assertThat(
            awaitCondition("heals", "ReconcileFailed").<String>get("status", "usefulErrorMessage"))
        .isEqualTo("Package web.example.org not found");

    offer("heals", "1.1.0");
    await()
        .atMost(SimulatorFixture.LIMIT)
        .until(
            () ->
                install("heals")
                    .get()
                    .<String>get("status", "usefulErrorMessage")
                    .contains("all=1"));

    offer("heals", "1.0.0");
    await()
        .atMost(SimulatorFixture.LIMIT)
        .until(
            () ->
                "Getting service account: serviceaccounts \"installer\" not found"
                    .equals(install("heals").get().get("status", "usefulErrorMessage")));

    account("heals");
    awaitCondition("heals", "ReconcileSucceeded");
    assertThat(install("heals").get().<String>get("status", "usefulErrorMessage")).isNull();
  }

  @Test
  void templatesAreNotRenderedAndThatIsSaid() {
    namespace("ytt");
    account("ytt");
    Yaml.apply(
        client, "ytt", PACKAGE.formatted("1.0.0", "#@ load(\\\"@ytt:data\\\", \\\"data\\\")"));
    Yaml.apply(client, "ytt", INSTALL.formatted("1.0.0"));

    GenericKubernetesResource failed = awaitCondition("ytt", "ReconcileFailed");

    assertThat(failed.<String>get("status", "usefulErrorMessage"))
        .contains("the stand-in for kapp-controller cannot render config.yml");
  }

  @Test
  void aMissingAccountHoldsTheDeletionAndNothingIsLeftAfterwards() {
    namespace("leave");
    account("leave");
    offer("leave", "1.0.0");
    Yaml.apply(client, "leave", INSTALL.formatted("1.0.0"));
    awaitCondition("leave", "ReconcileSucceeded");
    client.serviceAccounts().inNamespace("leave").withName("installer").delete();

    install("leave").delete();
    awaitCondition("leave", "DeleteFailed");
    assertThat(deployed("leave")).isEqualTo("1.0.0");
    account("leave");

    await().atMost(SimulatorFixture.LIMIT).until(() -> install("leave").get() == null);
    assertThat(deployed("leave")).isEmpty();
  }

  @Test
  void workloadsAreWaitedForUntilTheyRun() {
    namespace("waits");
    account("waits");
    String deployment =
        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 2, selector: {matchLabels: {app: web}}, "
            + "template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: 'registry.example.org/web:1'}]}}}}";
    Yaml.apply(client, "waits", PACKAGE.formatted("1.0.0", deployment));
    Yaml.apply(client, "waits", INSTALL.formatted("1.0.0"));

    awaitCondition("waits", "ReconcileSucceeded");

    assertThat(client.pods().inNamespace("waits").list().getItems())
        .hasSize(2)
        .allMatch(pod -> pod.getStatus().getPhase().equals("Running"))
        .allMatch(pod -> pod.getMetadata().getLabels().containsKey("kapp.k14s.io/app"));
  }

  @Test
  void aChangeOfTheValuesDeploysAgain() {
    namespace("values");
    account("values");
    offer("values", "1.0.0");
    Yaml.apply(client, "values", INSTALL.formatted("1.0.0"));
    awaitCondition("values", "ReconcileSucceeded");
    client.configMaps().inNamespace("values").withName("web").delete();

    Yaml.apply(client, "values", "apiVersion: v1\nkind: Secret\nmetadata: {name: values}\n");

    await().atMost(SimulatorFixture.LIMIT).until(() -> deployed("values").equals("1.0.0"));
  }

  @Test
  void aPausedInstallChangesNothing() {
    namespace("paused");
    account("paused");
    offer("paused", "1.0.0");
    Yaml.apply(client, "paused", INSTALL.formatted(">=1.0.0"));
    awaitCondition("paused", "ReconcileSucceeded");
    Yaml.apply(client, "paused", INSTALL.formatted(">=1.0.0") + "  paused: true\n");
    await()
        .atMost(SimulatorFixture.LIMIT)
        .until(
            () ->
                "Canceled/paused"
                    .equals(install("paused").get().get("status", "friendlyDescription")));

    offer("paused", "1.1.0");
    Yaml.apply(client, "paused", INSTALL.formatted("9.9.9") + "  paused: true\n");
    await()
        .atMost(SimulatorFixture.LIMIT)
        .until(() -> install("paused").get().<Integer>get("status", "observedGeneration") == 3);
    assertThat(deployed("paused")).isEqualTo("1.0.0");

    Yaml.apply(client, "paused", INSTALL.formatted(">=1.0.0"));
    await().atMost(SimulatorFixture.LIMIT).until(() -> deployed("paused").equals("1.1.0"));
    client.namespaces().withName("paused").delete();
    await()
        .atMost(SimulatorFixture.LIMIT)
        .until(() -> client.namespaces().withName("paused").get() == null);
  }
}
