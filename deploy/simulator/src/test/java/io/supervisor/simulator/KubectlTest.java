package io.supervisor.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubectlTest {
  @TempDir static Path state;
  @TempDir static Path home;
  static SimulatorFixture simulator;

  @BeforeAll
  static void start() {
    Assumptions.assumeTrue(onPath(), "there is no kubectl on the PATH");
    simulator = new SimulatorFixture(state);
  }

  @AfterAll
  static void stop() {
    if (simulator != null) {
      simulator.close();
    }
  }

  private static boolean onPath() {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .anyMatch(d -> Files.isExecutable(Path.of(d, "kubectl")));
  }

  /** Runs kubectl and answers what it printed; fails when kubectl does. */
  private static String kubectl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kubectl"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("KUBECONFIG", simulator.endpoint().kubeconfig().toString());
    builder.environment().put("HOME", home.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }

  /** Runs kubectl where it is to fail, and answers what it printed. */
  private static String refused(String... arguments) {
    try {
      String output = kubectl(arguments);
      throw new IllegalStateException("kubectl did not fail: " + output);
    } catch (AssertionError e) {
      return e.getMessage();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path file(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text);
  }

  @Test
  void applyGetDescribeAndDeleteWork() throws Exception {
    String namespace = simulator.namespace("tool");
    String file = file("workloads.yaml", Yaml.WORKLOADS).toString();
    assertThat(kubectl("-n", namespace, "apply", "-f", file))
        .contains("deployment.apps/web created", "service/outer created");
    assertThat(kubectl("-n", namespace, "apply", "-f", file))
        .contains("deployment.apps/web unchanged");
    simulator.awaitPods(namespace, 6);
    simulator.bindAll(namespace);
    await()
        .atMost(SimulatorFixture.LIMIT)
        .untilAsserted(
            () ->
                assertThat(kubectl("-n", namespace, "get", "deploy,po,ds,svc"))
                    .containsPattern("deployment.apps/web +2/2 +2 +2 +")
                    .containsPattern("pod/agent-[a-z0-9]{5} +2/2 +Running +0 +")
                    .containsPattern("daemonset.apps/agent +4 +4 +4 +4 +4 +<none> +")
                    .containsPattern(
                        "service/outer +LoadBalancer +10.96.[0-9.]+ +10.15.8.2 +80:3"));
    assertThat(kubectl("-n", namespace, "describe", "deploy", "web"))
        .contains("2 desired | 2 updated | 2 total | 2 available | 0 unavailable");
    assertThat(kubectl("-n", namespace, "get", "po", "-o", "wide"))
        .contains("esxi-01.domain-c8.local", "10.244.");
    assertThat(kubectl("-n", namespace, "delete", "-f", file)).contains("\"web\" deleted");
  }

  @Test
  void serverSideApplyWorksForCustomResources() throws Exception {
    String namespace = simulator.namespace("toolapply");
    String definition = file("definition.yaml", Yaml.DEFINITION).toString();
    kubectl("apply", "--server-side", "-f", definition);
    kubectl("wait", "--for=condition=Established", "crd/boats.fleet.example.org");
    String boat = file("boat.yaml", Yaml.BOAT).toString();
    assertThat(kubectl("-n", namespace, "apply", "--server-side", "-f", boat))
        .contains("boat.fleet.example.org/one serverside-applied");
    assertThat(kubectl("-n", namespace, "get", "boats")).containsPattern("one +3");
    assertThat(kubectl("-n", namespace, "get", "bt", "one", "-o", "yaml")).contains("flag: plain");
  }

  @Test
  void apiResourcesAndNodesAreListed() throws Exception {
    assertThat(kubectl("api-resources")).contains("deployments", "customresourcedefinitions");
    assertThat(kubectl("get", "nodes", "-o", "wide")).contains("Ready", "Simulated ESXi");
  }

  @Test
  void generatorsThatSendProtobufAreUnderstood() throws Exception {
    kubectl("create", "namespace", "made");
    assertThat(kubectl("-n", "made", "create", "configmap", "one", "--from-literal=a=b"))
        .contains("configmap/one created");
    kubectl("-n", "made", "create", "secret", "generic", "two", "--from-literal=p=q");
    assertThat(kubectl("-n", "made", "get", "secret", "two", "-o", "jsonpath={.data.p}"))
        .isEqualTo("cQ==");
    kubectl("-n", "made", "create", "serviceaccount", "bot");
    assertThat(kubectl("-n", "made", "create", "token", "bot")).startsWith("eyJ");
    kubectl("-n", "made", "create", "role", "look", "--verb=get", "--resource=pods");
    kubectl(
        "-n", "made", "create", "rolebinding", "look", "--role=look", "--serviceaccount=made:bot");
    assertThat(kubectl("auth", "whoami")).contains("kubernetes-admin");
    String bot = "--as=system:serviceaccount:made:bot";
    assertThat(kubectl("-n", "made", "auth", "can-i", "get", "pods", bot)).contains("yes");
    assertThat(refused("-n", "made", "auth", "can-i", "delete", "pods", bot)).contains("no");
    kubectl("-n", "made", "create", "quota", "few", "--hard=pods=1,requests.cpu=1");
    assertThat(refused("-n", "made", "run", "greedy", "--image=registry.example.org/a:1"))
        .contains("failed quota: few: must specify requests.cpu for: greedy");
    kubectl(
        "-n",
        "made",
        "create",
        "cronjob",
        "tick",
        "--image=registry.example.org/a:1",
        "--schedule=*/5 * * * *");
    assertThat(kubectl("-n", "made", "get", "cronjob", "tick")).contains("*/5 * * * *", "False");
  }

  @Test
  void aDeploymentIsRolledOutLookedAtAndRolledBack() throws Exception {
    String namespace = simulator.namespace("roll");
    kubectl("-n", namespace, "create", "deployment", "web", "--image=registry.example.org/web:1");
    bound(namespace, "web", 1);
    kubectl("-n", namespace, "rollout", "status", "deploy/web", "--timeout=10s");
    assertThat(kubectl("-n", namespace, "logs", "deploy/web"))
        .contains("simulated container web of image registry.example.org/web:1");
    kubectl("-n", namespace, "set", "image", "deploy/web", "web=registry.example.org/web:2");
    bound(namespace, "web", 1);
    kubectl("-n", namespace, "rollout", "status", "deploy/web", "--timeout=10s");
    assertThat(kubectl("-n", namespace, "rollout", "history", "deploy/web")).contains("1 ", "2 ");
    assertThat(kubectl("-n", namespace, "rollout", "undo", "deploy/web")).contains("rolled back");
    assertThat(kubectl("-n", namespace, "scale", "deploy/web", "--replicas=0")).contains("scaled");
    assertThat(kubectl("-n", namespace, "get", "deploy", "web", "-o", "jsonpath={.spec.replicas}"))
        .isEqualTo("0");
    assertThat(kubectl("-n", namespace, "get", "events")).contains("ScalingReplicaSet");
    assertThat(kubectl("delete", "namespace", namespace, "--timeout=15s")).contains("deleted");
    kubectl("wait", "--for=delete", "namespace/" + namespace, "--timeout=5s");
  }

  private static void bound(String namespace, String app, int least) {
    await()
        .atMost(SimulatorFixture.LIMIT)
        .untilAsserted(
            () -> {
              simulator.bindAll(namespace);
              assertThat(
                      simulator
                          .client()
                          .pods()
                          .inNamespace(namespace)
                          .withLabel("app", app)
                          .list()
                          .getItems())
                  .hasSizeGreaterThanOrEqualTo(least)
                  .allMatch(pod -> pod.getSpec().getNodeName() != null);
            });
  }

  @Test
  void conflictsUnknownFieldsAndEditsAreTold() throws Exception {
    String namespace = simulator.namespace("edits");
    String map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\ndata: {a: %s}\n";
    String one = file("one.yaml", map.formatted("one")).toString();
    String two = file("two.yaml", map.formatted("two")).toString();
    kubectl("-n", namespace, "apply", "--server-side", "-f", one);
    assertThat(
            refused("-n", namespace, "apply", "--server-side", "--field-manager=other", "-f", two))
        .contains("conflict with \"kubectl\": .data.a");
    kubectl(
        "-n",
        namespace,
        "apply",
        "--server-side",
        "--field-manager=other",
        "--force-conflicts",
        "-f",
        two);
    kubectl(
        "-n",
        namespace,
        "patch",
        "cm",
        "conf",
        "--type=merge",
        "-p",
        "{\"data\": {\"a\": \"three\"}}");
    kubectl("-n", namespace, "label", "cm", "conf", "seen=yes");
    assertThat(kubectl("-n", namespace, "get", "cm", "-l", "seen=yes", "-o", "name"))
        .contains("configmap/conf");
    String wrong =
        file(
                "wrong.yaml",
                "apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {prots: []}\n")
            .toString();
    assertThat(refused("-n", namespace, "apply", "-f", wrong))
        .contains("unknown field \"spec.prots\"");
  }

  @Test
  void explainAndTheFormsOfGetWork() throws Exception {
    assertThat(kubectl("explain", "deployment.spec"))
        .contains("FIELD: spec <DeploymentSpec>", "replicas", "selector", "-required-");
    assertThat(kubectl("explain", "pod.spec.containers.ports.protocol")).contains("<string>");
    for (String form : List.of("json", "yaml", "wide", "name", "jsonpath={.items[*].kind}")) {
      assertThat(kubectl("get", "nodes", "-A", "-o", form)).isNotBlank();
    }
    assertThat(kubectl("get", "--raw", "/readyz")).isEqualTo("ok");
    assertThat(kubectl("describe", "node", "esxi-01.domain-c8.local"))
        .contains("Taints:             <none>", "HolderIdentity:  esxi-01.domain-c8.local");
    assertThat(kubectl("cordon", "esxi-04.domain-c8.local")).contains("cordoned");
    assertThat(kubectl("uncordon", "esxi-04.domain-c8.local")).contains("uncordoned");
  }
}
