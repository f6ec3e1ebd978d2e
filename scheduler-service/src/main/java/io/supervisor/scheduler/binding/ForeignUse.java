package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Pod;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.scheduler.host.Host;
import io.supervisor.scheduler.host.HostRepository;
import io.supervisor.scheduler.slot.ReservationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What pods without a slot use on the hosts, so that it does not look free. */
@ApplicationScoped
public class ForeignUse {

  private final HostRepository hosts;
  private final ReservationRepository reservations;

  ForeignUse(HostRepository hosts, ReservationRepository reservations) {
    this.hosts = hosts;
    this.reservations = reservations;
  }

  @WithTransaction
  Uni<Void> update(String supervisor, List<Pod> pods) {
    return reservations
        .takersOn(supervisor)
        .map(
            takers ->
                pods.stream()
                    .filter(PodReader::bound)
                    .filter(pod -> !takers.contains(pod.getMetadata().getUid()))
                    .toList())
        .chain(
            others ->
                hosts.of(supervisor).invoke(known -> known.forEach(host -> update(host, others))))
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
