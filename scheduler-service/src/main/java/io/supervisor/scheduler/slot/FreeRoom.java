package io.supervisor.scheduler.slot;

import io.smallrye.mutiny.Uni;
import io.supervisor.scheduler.host.Host;
import io.supervisor.scheduler.host.HostRepository;
import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.settings.SettingsRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is free on the hosts of a Supervisor: allocatable, less reservations, less foreign pods. */
@ApplicationScoped
public class FreeRoom {

  private final HostRepository hosts;
  private final ReservationRepository reservations;
  private final SettingsRepository settings;

  FreeRoom(HostRepository hosts, ReservationRepository reservations, SettingsRepository settings) {
    this.hosts = hosts;
    this.reservations = reservations;
    this.settings = settings;
  }

  /** Free room, and how it is to be used; call it after taking the Supervisor's epoch. */
  public Uni<Site> site(String supervisor) {
    return on(supervisor)
        .chain(free -> settings.of(supervisor).map(wanted -> new Site(free, wanted)));
  }

  private Uni<List<Room>> on(String supervisor) {
    return hosts
        .of(supervisor)
        .chain(known -> reservations.on(supervisor).map(reserved -> rooms(known, reserved)));
  }

  /** Free room by host, of all Supervisors. */
  public Uni<Map<String, List<Room>>> everywhere() {
    return hosts
        .listAll()
        .chain(known -> reservations.listAll().map(reserved -> bySupervisor(known, reserved)));
  }

  private static Map<String, List<Room>> bySupervisor(
      List<Host> known, List<Reservation> reserved) {
    Map<String, List<Reservation>> slots =
        reserved.stream().collect(Collectors.groupingBy(Reservation::supervisor));
    Map<String, List<Room>> all = new TreeMap<>();
    known.stream()
        .collect(Collectors.groupingBy(Host::supervisor))
        .forEach(
            (supervisor, hosts) ->
                all.put(supervisor, rooms(hosts, slots.getOrDefault(supervisor, List.of()))));
    return all;
  }

  /** Hosts by name with what they have, whatever is used of it. */
  Uni<List<Room>> asTheyAre(String supervisor, List<String> names) {
    return hosts.named(supervisor, names).map(known -> rooms(known, List.of()));
  }

  /** What reservations leave of hosts. */
  public static List<Room> rooms(List<Host> known, List<Reservation> reserved) {
    Map<String, List<Reservation>> byHost =
        reserved.stream().collect(Collectors.groupingBy(Reservation::host));
    return known.stream()
        .map(host -> room(host, byHost.getOrDefault(host.name(), List.of())))
        .toList();
  }

  private static Room room(Host host, List<Reservation> reserved) {
    long cpu = host.cpuMillicores() - host.foreignCpu();
    long memory = host.memoryMib() - host.foreignMemory();
    for (Reservation reservation : reserved) {
      cpu -= reservation.cpuMillicores();
      memory -= reservation.memoryMib();
    }
    return new Room(
        host.name(),
        host.schedulable(),
        cpu,
        memory,
        host.pods() - host.foreignPods() - reserved.size(),
        host.cpuMillicores(),
        host.memoryMib(),
        host.labels(),
        host.taints());
  }
}
