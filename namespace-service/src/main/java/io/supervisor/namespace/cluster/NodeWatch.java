package io.supervisor.namespace.cluster;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;

/**
 * Watches the nodes and says when one comes, goes, or is another for this service; heartbeats are
 * nothing new. It connects again by itself.
 */
final class NodeWatch implements AutoCloseable {

  private final SharedIndexInformer<Node> informer;

  NodeWatch(KubernetesClient client, Runnable listener) {
    informer = client.nodes().inform(new Changes(listener));
  }

  /** Whether it has not given up. */
  boolean running() {
    return informer.isRunning();
  }

  @Override
  public void close() {
    informer.stop();
  }

  private record Changes(Runnable listener) implements ResourceEventHandler<Node> {

    @Override
    public void onAdd(Node node) {
      listener.run();
    }

    @Override
    public void onUpdate(Node before, Node after) {
      if (!NodeReader.read(before).equals(NodeReader.read(after))) {
        listener.run();
      }
    }

    @Override
    public void onDelete(Node last, boolean stateUnknown) {
      listener.run();
    }
  }
}
