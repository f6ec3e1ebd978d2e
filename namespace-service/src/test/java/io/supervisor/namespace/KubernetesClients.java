package io.supervisor.namespace;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;

/** Clients of Supervisors, for what tests do there themselves. */
final class KubernetesClients {

  /** One for all: each knows every class of the model, which takes seconds. */
  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private KubernetesClients() {}

  static KubernetesClient with(Path kubeconfig) {
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
        .withKubernetesSerialization(SERIALIZATION)
        .build();
  }
}
