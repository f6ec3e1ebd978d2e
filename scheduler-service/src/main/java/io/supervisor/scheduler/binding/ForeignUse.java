package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Pod;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.scheduler.host.Host;
import io.supervisor.scheduler.host.HostRepository;
import io.supervisor.scheduler.host.Used;
import io.supervisor.scheduler.placement.Resources;
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
    Used used = Used.NOTHING;
    for (Pod pod : others) {
      if (host.name().equals(pod.getSpec().getNodeName())) {
        Resources requests = PodRequests.of(pod);
        used =
            used.and(
                new Used(
                    requests.of(Resources.CPU),
                    requests.of(Resources.MEMORY),
                    1,
                    requests.others()));
      }
    }
    host.usedByOthers(used);
  }
}
