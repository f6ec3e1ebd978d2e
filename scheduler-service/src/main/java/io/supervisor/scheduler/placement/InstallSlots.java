package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    this(free, List.of(), policy);
  }

  /**
   * @param free what is free now; slots that installs have already are not free
   * @param others slots at which pods with rules about others look; those of the install itself, if
   *     there are any, stay where they are
   */
  public InstallSlots(List<Room> free, List<Held> others, Policy policy) {
    this.others = others;
    ground = new Ground(free, policy);
  }

  /** Places all demands or none, for an install that is alone here. */
  public Decision decide(List<Demand> demands, List<Slot> existing) {
    return decide(OWNER, demands, existing);
  }

  /** Places all demands or none; the slots that the install has already are used, too. */
  public Decision decide(String install, List<Demand> demands, List<Slot> existing) {
    Set<Integer> held = looks(install, demands) ? ground.hold(others).keySet() : Set.of();
    Attempt attempt = new Attempt(install, existing);
    Decision decision = attempt.decide(demands);
    attempt.leave(decision.placed());
    ground.leave(held);
    return decision;
  }

  /** Whether the pods of the other slots matter by more than what they use. */
  private boolean looks(String install, List<Demand> demands) {
    return demands.stream().anyMatch(demand -> demand.constraints().pods().looks())
        || others.stream()
            .anyMatch(
                held ->
                    held.slot().constraints().pods().heeded() || held.install().equals(install));
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

    Decision decide(List<Demand> demands) {
      for (Demand demand : DemandOrder.of(install, demands)) {
        int podClass = ground.podClass(install, demand);
        boolean found =
            demand.everyHost() ? onEveryHost(demand, podClass) : replicas(demand, podClass);
        if (!found) {
          Explainer explainer = ground.engine.explain();
          return new Decision(
              List.of(),
              demand.workload(),
              explainer.rejections(podClass),
              explainer.remedies(podClass),
              List.of(),
              "");
        }
      }
      return new Decision(
          List.copyOf(slots), "", List.of(), List.of(), List.copyOf(explanations), "");
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

    private boolean onEveryHost(Demand demand, int podClass) {
      for (Room room : ground.rooms()) {
        String host = room.host();
        if (!room.schedulable() || !ground.suits(podClass, host)) {
          continue;
        }
        if (keep(demand, podClass, host).isEmpty()) {
          int pod = ground.engine.placeOn(podClass, host);
          if (pod == Engine.NONE) {
            return false;
          }
          placed.add(pod);
        }
        slots.add(slot(demand, host));
      }
      return !ground.rooms().isEmpty();
    }

    private boolean replicas(Demand demand, int podClass) {
      boolean first = true;
      for (int i = 0; i < demand.pods(); i++) {
        Optional<Slot> slot = keep(demand, podClass, "");
        if (slot.isPresent()) {
          slots.add(slot.get().with(demand.constraints()));
          continue;
        }
        explain(demand, podClass, first);
        first = false;
        int pod = ground.engine.place(podClass);
        if (pod == Engine.NONE) {
          return false;
        }
        placed.add(pod);
        slots.add(slot(demand, ground.engine.host(pod)));
      }
      return true;
    }

    private void explain(Demand demand, int podClass, boolean first) {
      if (explanations.size() >= MOST_EXPLAINED) {
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
     * A slot that the install has and whose host will do still, with the pods that are there.
     *
     * @param host the only one that will do; empty for any
     */
    private Optional<Slot> keep(Demand demand, int podClass, String host) {
      for (Slot slot : unused) {
        if (slot.fits(demand)
            && (host.isEmpty() || slot.host().equals(host))
            && ground.permits(podClass, slot)) {
          kept.add(ground.hold(podClass, slot));
          unused.remove(slot);
          return Optional.of(slot);
        }
      }
      return Optional.empty();
    }
  }

  private static Slot slot(Demand demand, String host) {
    return new Slot(
        demand.workload(), host, demand.cpuMillicores(), demand.memoryMib(), demand.constraints());
  }
}
