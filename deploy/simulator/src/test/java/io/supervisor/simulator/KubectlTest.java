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
}
