package io.supervisor.scheduler.slot;

import io.smallrye.mutiny.Uni;
import io.supervisor.scheduler.host.Host;
import io.supervisor.scheduler.host.HostRepository;
import io.supervisor.scheduler.placement.Room;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What is free on the hosts of a Supervisor: allocatable, less reservations, less foreign pods. */
@ApplicationScoped
public class FreeRoom {

  private final HostRepository hosts;
  private final ReservationRepository reservations;

  FreeRoom(HostRepository hosts, ReservationRepository reservations) {
    this.hosts = hosts;
    this.reservations = reservations;
  }

  /** Free room by host; call it after taking the Supervisor's epoch. */
  public Uni<List<Room>> on(String supervisor) {
    return hosts
        .of(supervisor)
        .chain(
            known ->
                reservations
                    .on(supervisor)
                    .map(reserved -> known.stream().map(host -> room(host, reserved)).toList()));
  }

  private static Room room(Host host, List<Reservation> reserved) {
    long cpu = host.cpuMillicores() - host.foreignCpu();
    long memory = host.memoryMib() - host.foreignMemory();
    int pods = host.pods() - host.foreignPods();
    for (Reservation reservation : reserved) {
      if (reservation.host().equals(host.name())) {
        cpu -= reservation.cpuMillicores();
        memory -= reservation.memoryMib();
        pods--;
      }
    }
    return new Room(
        host.name(),
        host.schedulable(),
        cpu,
        memory,
        pods,
        host.cpuMillicores(),
        host.memoryMib(),
        host.labels(),
        host.taints());
  }
}
