package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervisor.local.Suite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What people do with kubectl, at a Supervisor of the running suite. */
@ExtendWith(SuiteExtension.class)
class KubectlIT {

  /** Here pods of the default scheduler are bound, too. */
  private static final String SUPERVISOR = "domain-c10";

  private static final String NAMESPACE = "by-hand";
  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: %d
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
              - name: web
                image: registry.example.org/web:1
                resources: {requests: {cpu: 10m, memory: 16Mi}}
      """;

  @TempDir static Path home;

  private final Suite suite;
  private final Kubectl admin;
  private final Kubectl kubectl;

  KubectlIT(Suite suite) {
    this.suite = suite;
    this.admin = Kubectl.of(suite, SUPERVISOR, home);
    this.kubectl = admin.with("--namespace", NAMESPACE);
  }

  @BeforeAll
  static void begin(Suite suite) throws Exception {
    Assumptions.assumeTrue(Kubectl.found(), "there is no kubectl on the PATH");
    Kubectl.of(suite, SUPERVISOR, home).say("create", "namespace", NAMESPACE);
  }

  @AfterAll
  static void end(Suite suite) throws Exception {
    if (Kubectl.found()) {
      Kubectl kubectl = Kubectl.of(suite, SUPERVISOR, home);
      kubectl.say("delete", "namespace", NAMESPACE, "--timeout=50s");
      kubectl.say("wait", "--for=delete", "namespace/" + NAMESPACE, "--timeout=10s");
    }
  }

  @Test
  void aWorkloadIsAppliedWatchedScaledAndDescribed() throws Exception {
    String two = kubectl.file("two.yaml", WEB.formatted(2));
    assertThat(kubectl.say("apply", "-f", two)).contains("deployment.apps/web created");
    assertThat(kubectl.say("apply", "-f", two)).contains("deployment.apps/web unchanged");
    kubectl.say("rollout", "status", "deploy/web", "--timeout=50s");
    kubectl.say("wait", "--for=condition=Available", "deploy/web", "--timeout=10s");

    Path seen = Files.createTempFile(home, "watch", ".out");
    Process watch = kubectl.start(seen, "get", "pods", "-w");
    try {
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(Files.readString(seen)).contains("Running"));
      assertThat(kubectl.say("scale", "deploy/web", "--replicas=3")).contains("scaled");
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(Files.readString(seen))
                      .containsPattern("web-[a-z0-9-]+ +0/1 +Pending +0 +")
                      .containsPattern("web-[a-z0-9-]+ +0/1 +ContainerCreating +0 +"));
    } finally {
      watch.destroy();
      watch.waitFor();
    }

    for (String form :
        List.of("json", "yaml", "wide", "name", "jsonpath={.items[*].metadata.name}")) {
      assertThat(kubectl.say("get", "pods", "-o", form)).contains("web-");
    }
    assertThat(kubectl.say("get", "deploy", "-o", "custom-columns=A:.metadata.name,B:.kind"))
        .containsPattern("web +Deployment");
    assertThat(kubectl.say("get", "pods", "-o", "go-template={{len .items}}")).isEqualTo("3");
    assertThat(kubectl.say("get", "pods", "-A")).contains(NAMESPACE, "NAMESPACE", "AGE");
    assertThat(kubectl.say("describe", "deploy", "web")).contains("3 desired", "ScalingReplicaSet");
    assertThat(kubectl.say("logs", "deploy/web")).contains("registry.example.org/web:1");
    assertThat(kubectl.say("patch", "deploy", "web", "-p", "{\"spec\": {\"replicas\": 1}}"))
        .contains("patched");
    assertThat(kubectl.say("api-resources")).contains("deployments", "packageinstalls");
    assertThat(kubectl.say("explain", "deployment.spec.replicas")).contains("FIELD: replicas");
  }

  @Test
  void twoManagersOfOneFieldAreInConflict() throws Exception {
    String map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\ndata: {a: %s}\n";
    String one = kubectl.file("one.yaml", map.formatted("one"));
    String other = kubectl.file("other.yaml", map.formatted("other"));
    kubectl.say("apply", "--server-side", "-f", one);
    Kubectl second = kubectl.with("apply", "--server-side", "--field-manager=second");
    assertThat(second.fail("-f", other)).contains("conflict with \"kubectl\": .data.a");
    second.say("--force-conflicts", "-f", other);
    assertThat(kubectl.say("get", "cm", "conf", "-o", "jsonpath={.data.a}")).isEqualTo("other");
  }

  @Test
  void aUserOfTheProviderMayWhatABindingSays() throws Exception {
    String token = SignedIn.token(suite.viewerUser(), suite.viewerPassword());
    Kubectl viewer = new Kubectl(nobody(), home, List.of("--token", token));
    String user = "sso:" + suite.viewerUser();
    assertThat(viewer.say("auth", "whoami")).contains(user);
    assertThat(viewer.fail("auth", "can-i", "list", "pods", "-n", NAMESPACE)).contains("no");

    kubectl.say("create", "rolebinding", "viewer", "--clusterrole=view", "--user=" + user);

    assertThat(viewer.say("auth", "can-i", "list", "pods", "-n", NAMESPACE)).contains("yes");
    assertThat(viewer.say("get", "deploy,cm", "-n", NAMESPACE)).contains("kube-root-ca.crt");
    assertThat(viewer.fail("delete", "cm", "kube-root-ca.crt", "-n", NAMESPACE))
        .contains("Forbidden", "User \"" + user + "\" cannot delete resource \"configmaps\"");
    assertThat(viewer.fail("get", "pods", "-A")).contains("Forbidden");
  }

  /** A kubeconfig that knows the server and nobody's credential. */
  private Path nobody() throws Exception {
    String all = Files.readString(suite.kubeconfig(SUPERVISOR));
    return Path.of(admin.file("nobody.kubeconfig", all.replaceAll("(?m)^.*\\btoken:.*$", "")));
  }
}
