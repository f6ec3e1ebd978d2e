package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.HashMap;
import java.util.Map;

/** The namespaces of one Supervisor, kept current by an informer. */
final class NamespaceWatch implements AutoCloseable {

  private final SharedIndexInformer<Namespace> namespaces;

  NamespaceWatch(KubernetesClient client, Runnable onChange) {
    namespaces = StorageWatch.informer(client.namespaces(), onChange);
    namespaces.start();
  }

  /** The labels of each, by its name; empty while they are not seen as they are now. */
  Map<String, Map<String, String>> labels() {
    Map<String, Map<String, String>> all = new HashMap<>();
    if (namespaces.hasSynced() && namespaces.isWatching()) {
      for (Namespace one : namespaces.getStore().list()) {
        Map<String, String> labels = one.getMetadata().getLabels();
        all.put(one.getMetadata().getName(), labels == null ? Map.of() : labels);
      }
    }
    return all;
  }

  @Override
  public void close() {
    namespaces.stop();
  }
}
