package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds slots for all pods of an install, or for none. Slots that still fit are kept, so that an
 * unchanged pod does not move. What was found counts as used for whoever asks next.
 */
public final class InstallSlots {
  private static final String OWNER = "install";

  private static final int MOST_EXPLAINED = 100;

  private final List<Held> others;
  private final Ground ground;

  /** Over what is free now, for installs to which no others matter. */
  public InstallSlots(List<Room> free, Policy policy) {
    this(Inventory.of(free), List.of(), policy);
  }

  /**
   * @param inventory what is free now; slots that installs have already are not free
   * @param others slots at which pods with rules about others look; those of the install itself, if
   *     there are any, stay where they are
   */
  public InstallSlots(Inventory inventory, List<Held> others, Policy policy) {
    this.others = others;
    ground = new Ground(inventory, policy);
  }

  /** Places all demands or none, for an install that is alone here. */
  public Decision decide(List<Demand> demands, List<Slot> existing) {
    return decide(OWNER, demands, existing);
  }

  /** Places all demands or none; the slots that the install has already are used, too. */
  public Decision decide(String install, List<Demand> demands, List<Slot> existing) {
    Set<Integer> held = ground.hold(neighbours(install, demands)).keySet();
    Attempt attempt = new Attempt(install, existing);
    Decision decision = attempt.decide(demands);
    attempt.leave(decision.placed());
    ground.leave(held);
    return decision;
  }

  /** The other slots that matter by more than what they use. */
  private List<Held> neighbours(String install, List<Demand> demands) {
    boolean looks =
        demands.stream().anyMatch(demand -> demand.constraints().pods().looks())
            || others.stream().anyMatch(held -> held.slot().constraints().pods().heeded());
    return others.stream().filter(held -> looks || held.install().equals(install)).toList();
  }

  /** One try to place an install. */
  private final class Attempt {
    private final String install;
    private final List<Slot> unused = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private final List<Integer> kept = new ArrayList<>();
    private final List<Integer> placed = new ArrayList<>();
    private final List<Explanation> explanations = new ArrayList<>();

    Attempt(String install, List<Slot> existing) {
      this.install = install;
      existing.stream().filter(slot -> ground.has(slot.host())).forEach(unused::add);
    }

    /** Slots are kept for all first, so that nobody takes a place from which one must go then. */
    Decision decide(List<Demand> demands) {
      List<Need> needs =
          DemandOrder.of(install, demands, ground::labelsOf).stream().map(this::kept).toList();
      for (Need need : needs) {
        if (!found(need)) {
          Explainer explainer = ground.engine.explain();
          return new Decision(
              List.of(),
              need.demand.workload(),
              explainer.rejections(need.podClass),
              explainer.remedies(need.podClass),
              List.of(),
              "");
        }
      }
      return new Decision(
          List.copyOf(slots), "", List.of(), List.of(), List.copyOf(explanations), "");
    }

    private Need kept(Demand demand) {
      int podClass = ground.podClass(install, demand);
      List<String> hosts = demand.everyHost() ? hosts(podClass) : List.of();
      Need need = new Need(demand, podClass, hosts, new ArrayList<>());
      if (demand.everyHost()) {
        hosts.forEach(host -> keep(need, host));
      } else {
        while (need.slots.size() < demand.pods() && keep(need, "")) {
          continue;
        }
      }
      return need;
    }

    /** The hosts that get a pod of a kind of which every host has one. */
    private List<String> hosts(int podClass) {
      return ground.rooms().stream()
          .filter(Room::schedulable)
          .map(Room::host)
          .filter(host -> ground.suits(podClass, host))
          .toList();
    }

    private boolean found(Need need) {
      boolean found = need.demand.everyHost() ? onEveryHost(need) : replicas(need);
      slots.addAll(need.slots);
      return found;
    }

    /** The pods are nobody's any more, but what they use is used, unless it all came to nothing. */
    void leave(boolean done) {
      ground.leave(kept);
      if (done) {
        ground.leave(placed);
      } else {
        placed.forEach(ground.engine::release);
      }
    }

    private boolean onEveryHost(Need need) {
      Set<String> has = need.slots.stream().map(Slot::host).collect(Collectors.toSet());
      for (String host : need.hosts) {
        if (!has.contains(host) && !keep(need, host)) {
          int pod = ground.engine.placeOn(need.podClass, host);
          if (pod == Engine.NONE) {
            return false;
          }
          placed.add(pod);
          need.slots.add(need.demand.on(host));
        }
      }
      return !ground.rooms().isEmpty();
    }

    private boolean replicas(Need need) {
      boolean first = true;
      while (need.slots.size() < need.demand.pods()) {
        if (keep(need, "")) {
          continue;
        }
        explain(need.demand, need.podClass, first);
        first = false;
        int pod = ground.engine.place(need.podClass);
        if (pod == Engine.NONE) {
          return false;
        }
        placed.add(pod);
        need.slots.add(need.demand.on(ground.engine.host(pod)));
      }
      return true;
    }

    private void explain(Demand demand, int podClass, boolean first) {
      if (!first && explanations.size() >= MOST_EXPLAINED) {
        return;
      }
      Explainer explainer = ground.engine.explain();
      List<Candidate> best = explainer.candidates(podClass, 2);
      if (!best.isEmpty()) {
        List<Rejection> rejections = first ? explainer.rejections(podClass) : List.of();
        Candidate next = best.size() > 1 ? best.get(1) : null;
        explanations.add(new Explanation(demand.workload(), rejections, best.get(0), next));
      }
    }

    /**
     * Keeps a slot that the install has and whose host will do still, with the pods that are there.
     *
     * @param host the only one that will do; empty for any
     */
    private boolean keep(Need need, String host) {
      for (Slot slot : unused) {
        if (slot.fits(need.demand)
            && (host.isEmpty() || slot.host().equals(host))
            && ground.permits(need.podClass, slot)) {
          kept.add(ground.hold(need.podClass, slot));
          need.slots.add(slot.with(need.demand.constraints()));
          unused.remove(slot);
          return true;
        }
      }
      return false;
    }
  }

  /**
   * A demand, and what has been found for it.
   *
   * @param hosts that each get a pod; none where a number of pods is asked for
   */
  private record Need(Demand demand, int podClass, List<String> hosts, List<Slot> slots) {}
}
