package io.supervisor.scheduler.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides placements: pure, deterministic, without a clock. A pod goes to the host with the fewest
 * pods of its workload, then to the one with the largest free share afterwards, then to the first
 * by name. Slots that still fit are kept, so that an unchanged pod does not move.
 */
public final class PlacementEngine {

  private final Map<String, Room> rooms = new TreeMap<>();

  /** An engine over what is free now; {@code kept} of the install are not free. */
  public PlacementEngine(List<Room> free) {
    free.forEach(room -> rooms.put(room.host(), room));
  }

  /** Places all demands or none. */
  public Decision decide(List<Demand> demands, List<Slot> existing) {
    List<Slot> unused = new ArrayList<>(existing);
    List<Slot> slots = new ArrayList<>();
    for (Demand demand : demands) {
      Optional<Decision> refusal =
          demand.everyHost() ? onEveryHost(demand, unused, slots) : replicas(demand, unused, slots);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    return new Decision(List.copyOf(slots), "", List.of());
  }

  private Optional<Decision> onEveryHost(Demand demand, List<Slot> unused, List<Slot> slots) {
    for (Room room : List.copyOf(rooms.values())) {
      if (!room.schedulable()) {
        continue;
      }
      Optional<Slot> kept = take(unused, demand, room.host());
      if (kept.isPresent()) {
        slots.add(kept.get());
      } else if (firstRefusal(room, demand).isEmpty()) {
        slots.add(reserve(room, demand));
      } else {
        return Optional.of(refuse(demand));
      }
    }
    return rooms.isEmpty() ? Optional.of(refuse(demand)) : Optional.empty();
  }

  private Optional<Decision> replicas(Demand demand, List<Slot> unused, List<Slot> slots) {
    Map<String, Integer> perHost = new LinkedHashMap<>();
    for (int pod = 0; pod < demand.pods(); pod++) {
      Optional<Slot> kept = take(unused, demand, null);
      Optional<Slot> slot = kept.isPresent() ? kept : best(demand, perHost);
      if (slot.isEmpty()) {
        return Optional.of(refuse(demand));
      }
      slots.add(slot.get());
      perHost.merge(slot.get().host(), 1, Integer::sum);
    }
    return Optional.empty();
  }

  private Optional<Slot> best(Demand demand, Map<String, Integer> perHost) {
    return rooms.values().stream()
        .filter(room -> firstRefusal(room, demand).isEmpty())
        .min(
            Comparator.<Room>comparingInt(room -> perHost.getOrDefault(room.host(), 0))
                .thenComparing(room -> -room.freeAfter(demand))
                .thenComparing(Room::host))
        .map(room -> reserve(room, demand));
  }

  private Slot reserve(Room room, Demand demand) {
    rooms.put(room.host(), room.without(demand));
    return new Slot(demand.workload(), room.host(), demand.cpuMillicores(), demand.memoryMib());
  }

  private static Optional<Slot> take(List<Slot> unused, Demand demand, String host) {
    Optional<Slot> found =
        unused.stream()
            .filter(slot -> slot.fits(demand) && (host == null || slot.host().equals(host)))
            .findFirst();
    found.ifPresent(unused::remove);
    return found;
  }

  private static Optional<Filter> firstRefusal(Room room, Demand demand) {
    for (Filter filter : Filter.values()) {
      if (!filter.passes(room, demand)) {
        return Optional.of(filter);
      }
    }
    return Optional.empty();
  }

  private Decision refuse(Demand demand) {
    Map<String, List<String>> removed = new TreeMap<>();
    for (Room room : rooms.values()) {
      firstRefusal(room, demand)
          .ifPresent(
              filter ->
                  removed
                      .computeIfAbsent(filter.name(), ignored -> new ArrayList<>())
                      .add(room.host()));
    }
    List<Rejection> rejections =
        removed.entrySet().stream()
            .map(entry -> new Rejection(entry.getKey(), entry.getValue()))
            .toList();
    return new Decision(List.of(), demand.workload(), rejections);
  }
}
