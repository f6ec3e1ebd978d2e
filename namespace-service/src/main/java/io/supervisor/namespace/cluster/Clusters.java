package io.supervisor.namespace.cluster;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps one client per Supervisor, and a new one when its access changes. */
@ApplicationScoped
public class Clusters {

  private final Map<String, KubernetesCluster> open = new ConcurrentHashMap<>();

  /** The Supervisor behind this access. */
  public Cluster at(Access access) {
    return open.compute(
        access.supervisor(),
        (id, known) -> {
          if (known != null && known.access().equals(access)) {
            return known;
          }
          if (known != null) {
            known.close();
          }
          return new KubernetesCluster(access);
        });
  }

  void stop(@Observes ShutdownEvent event) {
    open.values().forEach(KubernetesCluster::close);
  }
}
