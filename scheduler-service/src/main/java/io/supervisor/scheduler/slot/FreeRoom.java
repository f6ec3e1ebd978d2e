package io.supervisor.scheduler.slot;

import io.smallrye.mutiny.Uni;
import io.supervisor.scheduler.host.Host;
import io.supervisor.scheduler.host.HostRepository;
import io.supervisor.scheduler.host.Used;
import io.supervisor.scheduler.namespace.NamespaceRepository;
import io.supervisor.scheduler.placement.Inventory;
import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.placement.Stock;
import io.supervisor.scheduler.settings.SettingsRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is free on the hosts of a Supervisor: allocatable, less reservations, less foreign pods. */
@ApplicationScoped
public class FreeRoom {

  private static final Uni<Map<String, Map<String, String>>> NO_NAMESPACES =
      Uni.createFrom().item(Map.of());

  private final HostRepository hosts;
  private final ReservationRepository reservations;
  private final SettingsRepository settings;
  private final NamespaceRepository namespaces;

  FreeRoom(
      HostRepository hosts,
      ReservationRepository reservations,
      SettingsRepository settings,
      NamespaceRepository namespaces) {
    this.hosts = hosts;
    this.reservations = reservations;
    this.settings = settings;
    this.namespaces = namespaces;
  }

  /**
   * What there is, and how it is to be used; call it after taking the Supervisor's epoch.
   *
   * @param byNamespace whether labels of namespaces matter; if not, they are read only where pods
   *     that have slots choose by them
   */
  public Uni<Site> site(String supervisor, boolean byNamespace) {
    return hosts
        .of(supervisor)
        .chain(
            known ->
                reservations
                    .on(supervisor)
                    .chain(slots -> site(supervisor, known, slots, byNamespace)));
  }

  private Uni<Site> site(
      String supervisor, List<Host> known, List<Reservation> slots, boolean byNamespace) {
    boolean matter = byNamespace || Site.chooseByNamespace(slots);
    return settings
        .of(supervisor)
        .chain(
            wanted ->
                (matter ? namespaces.of(supervisor) : NO_NAMESPACES)
                    .map(all -> new Site(new Inventory(rooms(known, slots), all), slots, wanted)));
  }

  /** Hosts by name with what they have, whatever is used of it. */
  Uni<List<Room>> asTheyAre(String supervisor, List<String> names) {
    return hosts.named(supervisor, names).map(known -> rooms(known, List.of()));
  }

  private static List<Room> rooms(List<Host> known, List<Reservation> reserved) {
    Map<String, Used> byHost = new HashMap<>();
    for (Reservation slot : reserved) {
      byHost.merge(slot.host(), slot.used(), Used::and);
    }
    return rooms(known, byHost);
  }

  /** What is free on hosts when slots use so much of each. */
  static List<Room> rooms(List<Host> known, Map<String, Used> byHost) {
    return known.stream()
        .map(host -> room(host, byHost.getOrDefault(host.name(), Used.NOTHING)))
        .toList();
  }

  private static Room room(Host host, Used slots) {
    Used used = slots.and(host.usedByOthers());
    Map<String, Stock> resources = new HashMap<>();
    host.resources()
        .forEach(
            (name, total) ->
                resources.put(
                    name, new Stock(total - used.resources().getOrDefault(name, 0), total)));
    return new Room(
        host.name(),
        host.schedulable(),
        host.cpuMillicores() - used.cpu(),
        host.memoryMib() - used.memory(),
        host.pods() - used.pods(),
        host.cpuMillicores(),
        host.memoryMib(),
        resources,
        host.labels(),
        host.taints());
  }
}
