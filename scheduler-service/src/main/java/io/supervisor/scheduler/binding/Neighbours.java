package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Pod;
import io.supervisor.scheduler.placement.LonePlacement.Bound;
import io.supervisor.scheduler.placement.NamespaceSpec;
import io.supervisor.scheduler.placement.PodSpec;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** The pods of a Supervisor that are bound, and its namespaces; read when first asked for. */
final class Neighbours {

  private static final Logger LOG = Logger.getLogger(Neighbours.class);

  private final PodWatch watch;
  private List<NamespaceSpec> namespaces;
  private List<Bound> bound;

  Neighbours(PodWatch watch) {
    this.watch = watch;
  }

  List<NamespaceSpec> namespaces() {
    if (namespaces == null) {
      namespaces = watch.namespaces();
    }
    return namespaces;
  }

  List<Bound> bound() {
    if (bound == null) {
      bound = new ArrayList<>();
      watch.pods().stream().filter(PodReader::bound).forEach(this::read);
    }
    return bound;
  }

  /** A pod that cannot be read is nobody's neighbour; what it uses counts all the same. */
  private void read(Pod pod) {
    try {
      add(new PodSpecReader(pod).read(), pod.getSpec().getNodeName());
    } catch (IllegalArgumentException e) {
      LOG.debugf("cannot read %s: %s", pod.getMetadata().getName(), e.getMessage());
    }
  }

  /** A pod has just been given a host. */
  void add(PodSpec pod, String host) {
    bound.add(new Bound(pod, host));
  }
}
