package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

  private static final int MOST_CLEARED = 3;

  private final Policy policy;
  private final Ground ground;
  private final Map<Integer, Held> pods;

  /**
   * @param inventory with what is free on the hosts, slots taken off
   * @param held the slots there are; those on hosts that are not known count nowhere
   */
  public WhatIf(Inventory inventory, List<Held> held, Policy policy) {
    this.policy = policy;
    ground = new Ground(inventory, policy);
    pods = ground.hold(held);
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
        .forEach(held -> everywhere.add(held.on(host.host())));
    for (Held held : everywhere) {
      int podClass = ground.podClass(held);
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
    List<Held> homeless =
        take(
            held ->
                failed.contains(held.slot().host())
                    || emptied.contains(held.slot().host()) && !held.slot().onEveryHost());
    failed.forEach(ground::remove);
    emptied.stream().filter(ground::has).forEach(ground::close);
    return moved(homeless.stream().filter(held -> !held.slot().onEveryHost()).toList());
  }

  /** A host is emptied of the pods that are made anew elsewhere; others stay. */
  List<Move> evacuated(String host) {
    List<Held> homeless = take(held -> held.slot().host().equals(host) && held.slot().moves());
    ground.close(host);
    return moved(homeless);
  }

  /**
   * Pods that left a host when it was emptied come back to it, the largest first, as far as it will
   * do for them; the others stay where they are.
   */
  public MovePlan homeComing(List<Held> away, String host) {
    List<Move> all =
        away.stream()
            .filter(held -> held.slot().moves() && !held.slot().host().equals(host))
            .sorted(LARGEST_FIRST)
            .map(held -> back(held, host))
            .toList();
    return MovePlan.of(all, Proposal.Reason.RETURN);
  }

  private Move back(Held held, String host) {
    int number = numberOf(held);
    int podClass = ground.podClass(held);
    pods.remove(number);
    ground.engine.release(number);
    int there = ground.engine.placeOn(podClass, host);
    if (there != Engine.NONE) {
      pods.put(there, held.on(host));
      return new Move(held, host, List.of(), List.of());
    }
    Explainer explainer = ground.engine.explain();
    List<Rejection> why =
        explainer.rejections(podClass).stream()
            .filter(one -> one.hosts().contains(host))
            .map(one -> new Rejection(one.filter(), List.of(host)))
            .toList();
    List<Remedy> remedies =
        explainer.remedies(podClass).stream().filter(one -> one.host().equals(host)).toList();
    pods.put(ground.engine.assign(podClass, held.slot().host()), held);
    return new Move(held, "", why, remedies);
  }

  private int numberOf(Held held) {
    return pods.entrySet().stream()
        .filter(one -> one.getValue().equals(held))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private List<Held> take(Predicate<Held> leaves) {
    List<Held> taken = new ArrayList<>();
    for (int pod : List.copyOf(pods.keySet())) {
      if (leaves.test(pods.get(pod))) {
        taken.add(pods.remove(pod));
        ground.engine.release(pod);
      }
    }
    return taken;
  }

  private List<Move> moved(List<Held> homeless) {
    return homeless.stream().sorted(LARGEST_FIRST).map(this::move).toList();
  }

  private Move move(Held from) {
    int podClass = ground.podClass(from);
    int pod = ground.engine.place(podClass);
    if (pod == Engine.NONE) {
      return new Move(
          from,
          "",
          ground.engine.explain().rejections(podClass),
          ground.engine.explain().remedies(podClass));
    }
    String to = ground.engine.host(pod);
    pods.put(pod, from.on(to));
    return new Move(from, to, List.of(), List.of());
  }

  /** Places all pods of an install or none; slots that it has and that still fit are kept. */
  public Decision place(String install, List<Demand> demands) {
    List<Slot> has =
        pods.values().stream()
            .filter(held -> held.install().equals(install))
            .map(Held::slot)
            .toList();
    List<Held> others =
        pods.values().stream().filter(held -> !held.install().equals(install)).toList();
    Decision decision = new InstallSlots(inventory(), others, policy).decide(install, demands, has);
    List<Slot> kept = new ArrayList<>(has);
    for (Slot slot : decision.slots()) {
      Optional<Slot> same = kept.stream().filter(slot::sameRoom).findFirst();
      if (same.isPresent()) {
        kept.remove(same.get());
      } else {
        Held added = new Held(install, slot);
        pods.put(ground.engine.assign(ground.podClass(added), slot.host()), added);
      }
    }
    return decision;
  }

  /** The same, unless the failure of a host would then strand more pods than it would now. */
  public Decision placeSurviving(String install, List<Demand> demands) {
    Decision decision = survival().place(install, demands);
    return decision.placed() ? place(install, demands) : decision;
  }

  /** What becomes of all that when a host fails. */
  public Survival survival() {
    return new Survival(inventory(), held(), policy);
  }

  /**
   * The fewest moves of pods, three at most, after which one more pod fits; nothing is moved. Empty
   * when so few are not enough.
   */
  public Optional<MadeRoom> roomFor(String install, Demand wanted) {
    return new WhatIf(inventory(), held(), policy)
        .clear(install, wanted)
        .flatMap(moves -> new WhatIf(inventory(), held(), policy).after(moves, install, wanted));
  }

  private Optional<MadeRoom> after(List<Move> moves, String install, Demand wanted) {
    for (Move move : moves) {
      int pod = numberOf(move.from());
      Held moved = pods.remove(pod).on(move.to());
      ground.engine.release(pod);
      pods.put(ground.engine.assign(ground.podClass(moved), move.to()), moved);
    }
    int pod = ground.engine.place(ground.podClass(install, wanted));
    return pod == Engine.NONE
        ? Optional.empty()
        : Optional.of(new MadeRoom(ground.engine.host(pod), moves));
  }

  private Optional<List<Move>> clear(String install, Demand wanted) {
    Set<Integer> fixed =
        pods.values().stream()
            .filter(held -> !held.slot().moves())
            .map(ground::podClass)
            .collect(Collectors.toSet());
    int podClass = ground.podClass(install, wanted);
    return new Clearing(ground.engine, one -> !fixed.contains(one))
        .roomFor(podClass, MOST_CLEARED)
        .map(
            steps ->
                steps.stream()
                    .map(step -> new Move(pods.get(step.pod()), step.to(), List.of(), List.of()))
                    .toList());
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

  /** The slots there are after all that. */
  public List<Held> held() {
    return List.copyOf(pods.values());
  }

  /** What is free on the hosts after all that. */
  public List<Room> free() {
    return inventory().free();
  }

  /** The Supervisor after all that. */
  Inventory inventory() {
    return ground.inventory();
  }
}
