package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What would become of a Supervisor: hosts that come, fail or are emptied, pods that are placed,
 * room for more. Works on a copy and decides as {@link InstallSlots} does.
 */
public final class WhatIf {
  private static final Comparator<Held> LARGEST_FIRST =
      Comparator.comparingLong((Held held) -> -held.slot().memoryMib())
          .thenComparingLong(held -> -held.slot().cpuMillicores())
          .thenComparing(Held::install)
          .thenComparing(held -> held.slot().workload())
          .thenComparing(held -> held.slot().host());

  private final Ground ground;
  private final Map<Integer, Held> pods = new TreeMap<>();

  /**
   * @param free what is free on the hosts, slots taken off
   * @param held the slots there are; those on hosts that are not known count nowhere
   */
  public WhatIf(List<Room> free, List<Held> held) {
    ground = new Ground(free);
    for (Held one : held) {
      if (ground.has(one.slot().host())) {
        pods.put(ground.hold(one.install(), one.slot()), one);
      }
    }
  }

  /** Whether the host is there. */
  public boolean has(String host) {
    return ground.has(host);
  }

  /** A host comes, and what runs on every host runs there, too. */
  public void add(Room host) {
    ground.put(host);
    Set<Held> everywhere = new LinkedHashSet<>();
    pods.values().stream()
        .filter(held -> held.slot().onEveryHost())
        .forEach(held -> everywhere.add(at(held, host.host())));
    for (Held held : everywhere) {
      int podClass = ground.podClass(held.install(), held.slot().demand());
      int pod = ground.engine.placeOn(podClass, host.host());
      if (pod != Engine.NONE) {
        pods.put(pod, held);
      }
    }
  }

  /**
   * Hosts fail, and others are emptied and take no more pods. What was there finds another place,
   * the largest first; what runs on every host ends with a host that fails, and stays on one that
   * is emptied.
   */
  public List<Move> without(Collection<String> failed, Collection<String> emptied) {
    List<Held> homeless = new ArrayList<>();
    for (int pod : List.copyOf(pods.keySet())) {
      Held held = pods.get(pod);
      String host = held.slot().host();
      boolean leaves = emptied.contains(host) && !held.slot().onEveryHost();
      if (failed.contains(host) || leaves) {
        pods.remove(pod);
        ground.engine.release(pod);
        if (!held.slot().onEveryHost()) {
          homeless.add(held);
        }
      }
    }
    failed.forEach(ground::remove);
    emptied.stream().filter(ground::has).forEach(ground::close);
    return homeless.stream().sorted(LARGEST_FIRST).map(this::move).toList();
  }

  private Move move(Held from) {
    int podClass = ground.podClass(from.install(), from.slot().demand());
    int pod = ground.engine.place(podClass);
    if (pod == Engine.NONE) {
      return new Move(
          from,
          "",
          ground.engine.explain().rejections(podClass),
          ground.engine.explain().remedies(podClass));
    }
    String to = ground.engine.host(pod);
    pods.put(pod, at(from, to));
    return new Move(from, to, List.of(), List.of());
  }

  private static Held at(Held held, String host) {
    return new Held(held.install(), held.slot().on(host));
  }

  /** Places all pods of an install or none; slots that it has and that still fit are kept. */
  public Decision place(String install, List<Demand> demands) {
    List<Slot> has =
        pods.values().stream()
            .filter(held -> held.install().equals(install))
            .map(Held::slot)
            .toList();
    Decision decision = new InstallSlots(ground.free()).decide(demands, has);
    List<Slot> kept = new ArrayList<>(has);
    for (Slot slot : decision.slots()) {
      Optional<Slot> same = kept.stream().filter(slot::sameRoom).findFirst();
      if (same.isPresent()) {
        kept.remove(same.get());
      } else {
        int podClass = ground.podClass(install, slot.demand());
        pods.put(ground.engine.assign(podClass, slot.host()), new Held(install, slot));
      }
    }
    return decision;
  }

  /** How many pods of a size there is room for; they are not kept. */
  public Forecast more(Demand size) {
    int podClass = ground.podClass("", size);
    List<Integer> placed = new ArrayList<>();
    int pod = 0;
    while (placed.size() < Forecast.MOST && pod != Engine.NONE) {
      pod = ground.engine.place(podClass);
      if (pod != Engine.NONE) {
        placed.add(pod);
      }
    }
    List<Rejection> then =
        pod == Engine.NONE ? ground.engine.explain().rejections(podClass) : List.<Rejection>of();
    placed.forEach(ground.engine::release);
    return new Forecast(size.workload(), placed.size(), then);
  }

  /** What is free on the hosts after all that. */
  public List<Room> free() {
    return ground.free();
  }
}
