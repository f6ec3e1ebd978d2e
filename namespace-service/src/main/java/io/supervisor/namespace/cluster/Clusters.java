package io.supervisor.namespace.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
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

  /** What is behind an access that is not trusted yet; its client is not kept. */
  public Offer offerOf(Access candidate) {
    try (KubernetesCluster once = new KubernetesCluster(candidate)) {
      return new Offer(once.version(), once.servesPackages());
    } catch (KubernetesClientException | IllegalArgumentException e) {
      throw new ClusterFailure(
          ClusterFailure.Kind.REFUSED, "The access cannot be used to open a connection.", e);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    open.values().forEach(KubernetesCluster::close);
  }
}
