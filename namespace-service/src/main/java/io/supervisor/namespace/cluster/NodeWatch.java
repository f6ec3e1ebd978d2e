package io.supervisor.namespace.cluster;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import org.jboss.logging.Logger;

/**
 * Watches the nodes and says when one comes, goes, or is another for this service; heartbeats are
 * nothing new. It connects again by itself. Nobody waits for its beginning: something between here
 * and the API server may let a watch hang.
 */
final class NodeWatch implements Watch {

  private static final Logger LOG = Logger.getLogger(NodeWatch.class);

  private final Runnable listener;
  private final SharedIndexInformer<Node> informer;
  private volatile boolean standing;

  /** Begins; what is there when it begins is nothing new. */
  NodeWatch(KubernetesClient client, Runnable listener) {
    this.listener = listener;
    this.informer = client.nodes().runnableInformer(0).addEventHandler(new Changes());
    informer.start().whenComplete((begun, failure) -> begun(failure));
  }

  private void begun(Throwable failure) {
    standing = failure == null;
    if (failure != null) {
      LOG.debugf("nodes are looked at, but not watched: %s", failure.getMessage());
    }
  }

  @Override
  public boolean running() {
    return informer.isRunning();
  }

  @Override
  public void close() {
    informer.stop();
  }

  private void tell() {
    if (standing) {
      listener.run();
    }
  }

  private final class Changes implements ResourceEventHandler<Node> {

    @Override
    public void onAdd(Node node) {
      tell();
    }

    @Override
    public void onUpdate(Node before, Node after) {
      if (!NodeReader.read(before).equals(NodeReader.read(after))) {
        tell();
      }
    }

    @Override
    public void onDelete(Node last, boolean stateUnknown) {
      tell();
    }
  }
}
