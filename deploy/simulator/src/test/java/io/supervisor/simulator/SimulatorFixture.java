package io.supervisor.simulator;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Binding;
import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A running simulator in a directory of its own, and a client for its first Supervisor. */
final class SimulatorFixture implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(10);

  private final SimulatorServer server;
  private final KubernetesClient client;

  SimulatorFixture(Path state) {
    SimulatorOptions options = SimulatorOptions.standard(state).withBootTime(Duration.ofMillis(50));
    this.server = SimulatorServer.start(options);
    this.client = client(endpoint());
  }

  SupervisorEndpoint endpoint() {
    return server.supervisors().get(0);
  }

  SimulatorServer server() {
    return server;
  }

  KubernetesClient client() {
    return client;
  }

  static KubernetesClient client(SupervisorEndpoint endpoint) {
    try {
      Config config = Config.fromKubeconfig(Files.readString(endpoint.kubeconfig()));
      return new KubernetesClientBuilder().withConfig(config).build();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  KubernetesClient clientWithToken(String token) {
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("https://127.0.0.1:" + endpoint().port())
            .withCaCertData(
                java.util.Base64.getEncoder()
                    .encodeToString(
                        endpoint().caPem().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .withOauthToken(token)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  String namespace(String name) {
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    return name;
  }

  /** Binds every waiting pod of the namespace, those of DaemonSets where they belong. */
  void bindAll(String namespace) {
    for (Pod pod : client.pods().inNamespace(namespace).list().getItems()) {
      if (pod.getSpec().getNodeName() == null) {
        bind(pod, wantedNode(pod));
      }
    }
  }

  void bind(Pod pod, String node) {
    Binding binding =
        new BindingBuilder()
            .withNewMetadata()
            .withName(pod.getMetadata().getName())
            .withNamespace(pod.getMetadata().getNamespace())
            .endMetadata()
            .withNewTarget()
            .withKind("Node")
            .withName(node)
            .endTarget()
            .build();
    String path =
        "/api/v1/namespaces/%s/pods/%s/binding"
            .formatted(pod.getMetadata().getNamespace(), pod.getMetadata().getName());
    client.raw(path, "POST", client.getKubernetesSerialization().asJson(binding));
  }

  private static String wantedNode(Pod pod) {
    if (pod.getSpec().getAffinity() == null) {
      return "esxi-01.domain-c8.local";
    }
    return pod.getSpec()
        .getAffinity()
        .getNodeAffinity()
        .getRequiredDuringSchedulingIgnoredDuringExecution()
        .getNodeSelectorTerms()
        .get(0)
        .getMatchFields()
        .get(0)
        .getValues()
        .get(0);
  }

  void awaitPods(String namespace, int count) {
    await()
        .atMost(LIMIT)
        .until(() -> client.pods().inNamespace(namespace).list().getItems().size() == count);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
