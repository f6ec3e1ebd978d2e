package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What becomes of the pods of a Supervisor if one of its hosts fails, whichever it is (N+1).
 *
 * @param inventory with what is free on the hosts, slots taken off
 * @param held the slots there are
 */
public record Survival(Inventory inventory, List<Held> held, Policy policy) {

  /** Of more hosts nobody asks at once: each is tried on a copy of all. */
  public static final int MOST_HOSTS = 1_000;

  /** Instead of a filter: it is not the host of the pod that is in the way. */
  public static final String FILTER = "HOST_FAILURE";

  /** The moves there would be if the host failed; pods without another host are stranded. */
  public List<Move> without(String host) {
    return new WhatIf(inventory, held, policy).without(List.of(host), List.of());
  }

  /**
   * The pods that would have no other host, by the host that fails; without those that lose none.
   */
  public SortedMap<String, List<Held>> stranded() {
    SortedMap<String, List<Held>> all = new TreeMap<>();
    for (Room room : inventory.free()) {
      List<Held> pods =
          without(room.host()).stream().filter(Move::stranded).map(Move::from).toList();
      if (!pods.isEmpty()) {
        all.put(room.host(), pods);
      }
    }
    return all;
  }

  /**
   * Places all pods of an install, unless the failure of a host would then strand more pods than it
   * would now. Slots that the install has are among those that are held.
   */
  public Decision place(String install, List<Demand> demands) {
    WhatIf then = new WhatIf(inventory, held, policy);
    Decision decision = then.place(install, demands);
    if (!decision.placed()) {
      return decision;
    }
    SortedMap<String, List<Held>> worse =
        new Survival(then.inventory(), then.held(), policy).stranded();
    if (!worse.isEmpty()) {
      SortedMap<String, List<Held>> now = stranded();
      worse
          .entrySet()
          .removeIf(e -> e.getValue().size() <= now.getOrDefault(e.getKey(), List.of()).size());
    }
    return worse.isEmpty() ? decision : refused(demands.get(0), worse);
  }

  /**
   * How many pods of each size there is room for, and would be without any one of the hosts, the
   * pods of that host placed on the others first.
   *
   * @param now how many there is room for with all of them
   */
  public List<Forecast> more(List<Demand> sizes, List<Forecast> now) {
    List<Least> least = new ArrayList<>(now.stream().map(Least::of).toList());
    for (Room room : inventory.free()) {
      WhatIf rest = new WhatIf(inventory, held, policy);
      rest.without(List.of(room.host()), List.of());
      for (int i = 0; i < sizes.size(); i++) {
        if (now.get(i).pods() > 0) {
          least.set(i, least.get(i).or(room.host(), rest.more(sizes.get(i)).pods()));
        }
      }
    }
    return least.stream().map(Least::forecast).toList();
  }

  /**
   * The fewest pods of a size that there was room for, so far.
   *
   * @param hosts without which there was room for so few
   */
  private record Least(Forecast now, int pods, List<String> hosts) {

    static Least of(Forecast now) {
      return new Least(now, now.pods(), List.of());
    }

    Least or(String host, int left) {
      if (left > pods) {
        return this;
      }
      List<String> all = new ArrayList<>(left < pods ? List.of() : hosts);
      all.add(host);
      return new Least(now, left, all);
    }

    Forecast forecast() {
      return pods == now.pods()
          ? now
          : new Forecast(now.name(), pods, List.of(new Rejection(FILTER, hosts)));
    }
  }

  private static Decision refused(Demand demand, SortedMap<String, List<Held>> worse) {
    String host = worse.firstKey();
    String pods =
        worse.get(host).stream()
            .map(one -> one.slot().workload() + " of " + one.install())
            .distinct()
            .collect(Collectors.joining(", "));
    return new Decision(
        List.of(),
        demand.workload(),
        List.of(new Rejection(FILTER, List.copyOf(worse.keySet()))),
        List.of(),
        List.of(),
        "If %s failed, no other host would have room for %s.".formatted(host, pods));
  }
}
