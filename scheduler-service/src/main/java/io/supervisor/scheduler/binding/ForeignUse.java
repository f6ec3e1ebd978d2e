package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Pod;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.scheduler.host.Host;
import io.supervisor.scheduler.host.HostRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What pods of others use on the hosts, so that it does not look free. */
@ApplicationScoped
public class ForeignUse {

  private final HostRepository hosts;

  ForeignUse(HostRepository hosts) {
    this.hosts = hosts;
  }

  @WithTransaction
  Uni<Void> update(String supervisor, List<Pod> pods) {
    List<Pod> others =
        pods.stream()
            .filter(pod -> !PodReader.ours(pod) && !PodReader.finished(pod))
            .filter(pod -> pod.getSpec().getNodeName() != null)
            .toList();
    return hosts
        .of(supervisor)
        .invoke(known -> known.forEach(host -> update(host, others)))
        .replaceWithVoid();
  }

  private static void update(Host host, List<Pod> others) {
    long cpu = 0;
    long memory = 0;
    int count = 0;
    for (Pod pod : others) {
      if (host.name().equals(pod.getSpec().getNodeName())) {
        cpu += PodReader.cpuMillicores(pod);
        memory += PodReader.memoryMib(pod);
        count++;
      }
    }
    host.usedByOthers(cpu, memory, count);
  }
}
