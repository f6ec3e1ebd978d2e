package io.supervisor.e2e;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.supervisor.local.Suite;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A Supervisor as a user of kubectl sees it. */
final class Cluster implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String OWNER = "supervisor.io/install";

  private final KubernetesClient kubernetes;

  Cluster(Suite suite, String supervisor) {
    this(Config.fromKubeconfig(suite.kubeconfig(supervisor).toFile()));
  }

  Cluster(Config config) {
    kubernetes = client(config);
  }

  /** A client for whoever the config says. */
  static KubernetesClient client(Config config) {
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  KubernetesClient client() {
    return kubernetes;
  }

  void make(String namespace) {
    kubernetes
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
  }

  /** Removes it with all that is in it, and waits until it is gone. */
  void remove(String namespace) {
    kubernetes.namespaces().withName(namespace).delete();
    await().atMost(PATIENCE).until(() -> kubernetes.namespaces().withName(namespace).get() == null);
  }

  /** Makes what a text in YAML says. */
  void apply(String yaml) {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    kubernetes.load(new ByteArrayInputStream(bytes)).create();
  }

  List<Pod> pods(String namespace) {
    return kubernetes.pods().inNamespace(namespace).list().getItems();
  }

  List<String> nodes() {
    return kubernetes.nodes().list().getItems().stream()
        .map(node -> node.getMetadata().getName())
        .sorted()
        .toList();
  }

  /** Closes a node for new pods, or opens it again. */
  void cordon(String node, boolean closed) {
    kubernetes
        .nodes()
        .withName(node)
        .edit(
            found -> {
              found.getSpec().setUnschedulable(closed ? true : null);
              return found;
            });
  }

  /** Namespaces that belong to an install. */
  List<String> namespacesOf(String install) {
    return kubernetes.namespaces().list().getItems().stream()
        .filter(namespace -> install.equals(owner(namespace)))
        .map(namespace -> namespace.getMetadata().getName())
        .collect(Collectors.toList());
  }

  private static String owner(Namespace namespace) {
    return namespace.getMetadata().getAnnotations() == null
        ? null
        : namespace.getMetadata().getAnnotations().get(OWNER);
  }

  /** Whether the cluster-wide kinds of Contour are there. */
  boolean knowsHttpProxies() {
    return kubernetes
            .apiextensions()
            .v1()
            .customResourceDefinitions()
            .withName("httpproxies.projectcontour.io")
            .get()
        != null;
  }

  long clusterRolesOf(String install) {
    return kubernetes.rbac().clusterRoles().list().getItems().stream()
        .filter(role -> role.getMetadata().getAnnotations() != null)
        .filter(role -> install.equals(role.getMetadata().getAnnotations().get(OWNER)))
        .count();
  }

  @Override
  public void close() {
    kubernetes.close();
  }
}
