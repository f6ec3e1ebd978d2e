package io.supervisor.scheduler.decision;

import io.supervisor.platform.event.Event;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.outbox.BatchOutbox.Leaving;
import io.supervisor.scheduler.placement.Decision;
import io.supervisor.scheduler.placement.Demand;
import io.supervisor.scheduler.placement.Held;
import io.supervisor.scheduler.placement.InstallSlots;
import io.supervisor.scheduler.placement.Inventory;
import io.supervisor.scheduler.placement.Policy;
import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.placement.Slot;
import io.supervisor.scheduler.placement.Survival;
import io.supervisor.scheduler.settings.Settings;
import io.supervisor.scheduler.slot.Reservation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is decided for one Supervisor in one transaction, each decision on top of the last. */
final class Turn {

  private final Settings settings;
  private final Inventory inventory;
  private final SortedMap<String, Room> free;
  private final List<Reservation> reservations;
  private final Map<String, List<Reservation>> byInstall;
  private final boolean whole;

  /** For installs to which no others matter; null where they do. */
  private final InstallSlots alone;

  private final List<Reservation> added = new ArrayList<>();
  private final Set<Reservation> kept = new LinkedHashSet<>();
  private final List<Placement> decisions = new ArrayList<>();
  private final List<Leaving> leaving = new ArrayList<>();
  private final Set<String> answered = new HashSet<>();
  private final Map<String, Request> refused = new LinkedHashMap<>();
  private long epoch;

  /**
   * @param epoch the number of the decision before the first of this turn
   * @param inventory with what is free on the hosts, reservations taken off
   * @param reservations those of the installs of the turn
   * @param whole whether those are all that there are
   */
  Turn(
      long epoch,
      Settings settings,
      Inventory inventory,
      List<Reservation> reservations,
      boolean whole) {
    this.whole = whole;
    this.epoch = epoch;
    this.settings = settings;
    this.inventory = inventory;
    this.free =
        inventory.free().stream()
            .collect(Collectors.toMap(Room::host, Function.identity(), (a, b) -> a, TreeMap::new));
    this.reservations = new ArrayList<>(reservations);
    this.byInstall =
        reservations.stream()
            .collect(
                Collectors.groupingBy(
                    Reservation::install, HashMap::new, Collectors.toCollection(ArrayList::new)));
    this.alone = whole ? null : new InstallSlots(inventory.free(), settings.placement(List::of));
  }

  long nextEpoch() {
    return ++epoch;
  }

  /** Places all pods of the request or none, and reserves their slots. */
  Decision decide(PlacementRequested request) {
    List<Reservation> ofInstall = byInstall.getOrDefault(request.install(), List.of());
    Decision decision = decision(request, ofInstall);
    if (decision.placed()) {
      reserve(request, ofInstall, decision);
    }
    return decision;
  }

  private Decision decision(PlacementRequested request, List<Reservation> ofInstall) {
    List<Demand> demands = request.demands();
    List<Slot> existing = ofInstall.stream().map(Reservation::slot).toList();
    if (!whole) {
      return alone.decide(request.install(), demands, existing);
    }
    Inventory now = inventory.with(List.copyOf(free.values()));
    Policy policy = settings.placement(() -> reservations.stream().map(Reservation::slot).toList());
    if (settings.survivesHostFailure()) {
      List<Held> held = reservations.stream().map(Reservation::held).toList();
      return new Survival(now, held, policy).place(request.install(), demands);
    }
    List<Held> others =
        reservations.stream()
            .filter(one -> !one.install().equals(request.install()))
            .map(Reservation::held)
            .toList();
    return new InstallSlots(now, others, policy).decide(request.install(), demands, existing);
  }

  private void reserve(PlacementRequested request, List<Reservation> ofInstall, Decision decision) {
    List<Reservation> unused = new ArrayList<>(ofInstall);
    for (Slot slot : decision.slots()) {
      unused.stream()
          .filter(reservation -> reservation.slot().sameRoom(slot))
          .findFirst()
          .ifPresentOrElse(
              same -> {
                same.keepFor(request.generation(), slot);
                unused.remove(same);
                keep(same);
              },
              () -> add(request, slot));
    }
  }

  private void keep(Reservation same) {
    if (!added.contains(same)) {
      kept.add(same);
    }
  }

  private void add(PlacementRequested request, Slot slot) {
    Reservation fresh =
        Reservation.of(request.supervisor(), request.install(), request.generation(), slot);
    added.add(fresh);
    reservations.add(fresh);
    byInstall.computeIfAbsent(fresh.install(), install -> new ArrayList<>()).add(fresh);
    free.computeIfPresent(slot.host(), (host, room) -> room.less(slot));
  }

  /** The last answer to the install of a request is not a refusal. */
  void accept(Request request) {
    answered.add(request.install());
    refused.remove(request.install());
  }

  /** The last answer to the install of a request is a refusal. */
  void refuse(Request request) {
    answered.add(request.install());
    refused.put(request.install(), request);
  }

  void log(Placement placement) {
    decisions.add(placement);
  }

  void tell(Event event, Lineage lineage) {
    leaving.add(new Leaving(event, lineage));
  }

  List<Reservation> added() {
    return added;
  }

  Set<Reservation> kept() {
    return kept;
  }

  List<Placement> decisions() {
    return decisions;
  }

  /** The installs that had an answer. */
  Set<String> answered() {
    return answered;
  }

  /** Of these, the last request of those whose last answer was a refusal. */
  Collection<Request> refused() {
    return refused.values();
  }

  List<Leaving> leaving() {
    return leaving;
  }
}
