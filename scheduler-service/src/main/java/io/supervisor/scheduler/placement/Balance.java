package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How evenly a Supervisor is used, and which moves would make it more even. The use of a host is
 * the larger of the parts of its CPU and of its memory that are taken; the imbalance is the
 * standard deviation of the use over all hosts that take pods, 0 to 0.5. Works on a copy.
 */
public final class Balance {
  /** What gain less cost must exceed, by threshold from 1 (rules only) to 5 (slight gains, too). */
  private static final double[] BARS = {Double.MAX_VALUE, 0.04, 0.02, 0.01, 0.002};

  /** A pod as large as a whole host costs this much to move. */
  private static final double COST_OF_A_HOST = 0.02;

  private static final int MOST_MOVES = 100;

  /** Pods move to the least used hosts only. */
  private static final int MOST_TARGETS = 20;

  private final Ground ground;
  private final Map<String, Room> totals = new HashMap<>();
  private final List<Placed> pods = new ArrayList<>();

  /**
   * Over what is free on the hosts, slots taken off, and the slots.
   *
   * @param policy where a pod goes that must leave its host
   */
  public Balance(Inventory inventory, List<Held> held, Policy policy) {
    ground = new Ground(inventory, policy);
    inventory.free().forEach(room -> totals.put(room.host(), room));
    ground.hold(held).forEach((pod, one) -> pods.add(new Placed(one, pod)));
  }

  /** How well each pod runs where it is, the worst first. */
  public List<PodScore> scores() {
    return pods.stream()
        .map(this::score)
        .sorted(Comparator.comparingDouble(PodScore::score))
        .toList();
  }

  private PodScore score(Placed pod) {
    Slot slot = pod.held.slot();
    double others = use(slot.host(), -slot.cpuMillicores(), -slot.memoryMib());
    return PodScore.of(pod.held, others);
  }

  /** How well all pods run, those count more that are larger parts of their hosts; 0 to 100. */
  public double score() {
    double sum = 0;
    double weights = 0;
    for (Placed pod : pods) {
      Slot slot = pod.held.slot();
      Room total = totals.get(slot.host());
      double weight =
          Math.max(
              (double) slot.cpuMillicores() / Math.max(1, total.cpuTotal()),
              (double) slot.memoryMib() / Math.max(1, total.memoryTotal()));
      sum += weight * score(pod).score();
      weights += weight;
    }
    return weights == 0 ? 100 : sum / weights;
  }

  /** How uneven the hosts are used. */
  public double imbalance() {
    return Sums.of(uses().values()).deviation();
  }

  /** The use of each host that takes pods. */
  public Map<String, Double> uses() {
    Map<String, Double> uses = new TreeMap<>();
    for (Room room : ground.inventory().free()) {
      if (room.schedulable()) {
        uses.put(room.host(), use(room.host(), 0, 0));
      }
    }
    return uses;
  }

  private double use(String host, long cpuMore, long memoryMore) {
    Room total = totals.get(host);
    double cpu = share(ground.engine.free(host, Resources.CPU) - cpuMore, total.cpuTotal());
    double memory =
        share(ground.engine.free(host, Resources.MEMORY) - memoryMore, total.memoryTotal());
    return Math.max(cpu, memory);
  }

  private static double share(long free, long total) {
    return total == 0 ? 0 : 1 - (double) free / total;
  }

  /**
   * Moves for a threshold, none for balance where all pods run well enough, in the order in which
   * they are to be made; those of a lower threshold are the first of those of a higher one. When
   * all are made, none is left.
   */
  public List<Proposal> proposals(int threshold) {
    List<Proposal> proposals = new ArrayList<>(rules());
    if (threshold == 1) {
      return proposals;
    }
    Optional<Proposal> next = best(threshold);
    while (next.isPresent() && proposals.size() < MOST_MOVES) {
      proposals.add(next.get());
      next = best(threshold);
    }
    return proposals;
  }

  /** Pods on hosts that do not meet what they ask for go to the best host that does. */
  private List<Proposal> rules() {
    List<Proposal> moves = new ArrayList<>();
    for (Placed pod : pods) {
      if (pod.moves() && !ground.suits(pod.podClass(ground), pod.held.slot().host())) {
        ground.engine.release(pod.number);
        int moved = ground.engine.place(pod.podClass(ground));
        if (moved == Engine.NONE) {
          pod.put(ground, pod.held.slot().host());
        } else {
          Held from = pod.held;
          pod.at(ground.engine.host(moved), moved);
          moves.add(
              new Proposal(
                  from, pod.held.slot().host(), Proposal.Reason.RULE, 0, cost(from.slot())));
        }
      }
    }
    return moves;
  }

  private Optional<Proposal> best(int threshold) {
    if (pods.stream().allMatch(pod -> score(pod).score() >= PodScore.CONTENT)) {
      return Optional.empty();
    }
    Map<String, Double> uses = uses();
    List<String> targets =
        uses.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry::getKey))
            .limit(MOST_TARGETS)
            .map(Map.Entry::getKey)
            .toList();
    Sums all = Sums.of(uses.values());
    Map<Group, Long> groups =
        pods.stream().collect(Collectors.groupingBy(Group::of, Collectors.counting()));
    Set<Held> seen = new HashSet<>();
    List<Idea> ideas = new ArrayList<>();
    for (Placed pod : pods) {
      boolean counts =
          pod.moves() && !pod.held.slot().hasDevices() && uses.containsKey(pod.held.slot().host());
      if (counts && seen.add(pod.held)) {
        List<String> apart = targets.stream().filter(to -> spreads(pod, to, groups)).toList();
        ideas.addAll(ideas(pod, uses, apart, all, BARS[threshold - 1]));
      }
    }
    ideas.sort(Comparator.comparingDouble(idea -> -idea.net()));
    return ideas.stream().filter(this::done).findFirst().map(Idea::proposal);
  }

  /** Whether fewer pods of its workload are there than here: even hosts are not worth a crowd. */
  private static boolean spreads(Placed pod, String target, Map<Group, Long> groups) {
    Group here = Group.of(pod);
    return groups.getOrDefault(here.on(target), 0L) < groups.get(here);
  }

  private List<Idea> ideas(
      Placed pod, Map<String, Double> uses, List<String> targets, Sums all, double bar) {
    List<Idea> ideas = new ArrayList<>();
    Slot slot = pod.held.slot();
    double cost = cost(slot);
    double here = uses.get(slot.host());
    double left = use(slot.host(), -slot.cpuMillicores(), -slot.memoryMib());
    for (String target : targets) {
      double there = uses.get(target);
      if (there < here && !target.equals(slot.host())) {
        double filled = use(target, slot.cpuMillicores(), slot.memoryMib());
        double gain = all.deviation() - all.with(here, left).with(there, filled).deviation();
        if (gain - cost > bar) {
          Proposal proposal = new Proposal(pod.held, target, Proposal.Reason.BALANCE, gain, cost);
          ideas.add(new Idea(pod, proposal));
        }
      }
    }
    return ideas;
  }

  private double cost(Slot slot) {
    Room total = totals.get(slot.host());
    return COST_OF_A_HOST * slot.memoryMib() / Math.max(1, total.memoryTotal());
  }

  /** Makes the move; false when the pod does not fit there. */
  private boolean done(Idea idea) {
    Placed pod = idea.pod;
    ground.engine.release(pod.number);
    int moved = ground.engine.placeOn(pod.podClass(ground), idea.proposal.to());
    if (moved == Engine.NONE) {
      pod.put(ground, pod.held.slot().host());
      return false;
    }
    pod.at(idea.proposal.to(), moved);
    return true;
  }

  /** Of numbers whose deviation is wanted. */
  private record Sums(int count, double sum, double squares) {
    static Sums of(Collection<Double> values) {
      double sum = 0;
      double squares = 0;
      for (double value : values) {
        sum += value;
        squares += value * value;
      }
      return new Sums(Math.max(1, values.size()), sum, squares);
    }

    Sums with(double before, double after) {
      return new Sums(count, sum - before + after, squares - before * before + after * after);
    }

    double deviation() {
      double mean = sum / count;
      return Math.sqrt(Math.max(0, squares / count - mean * mean));
    }
  }

  /** The pods of one workload on one host. */
  private record Group(String install, String workload, String host) {
    static Group of(Placed pod) {
      return new Group(pod.held.install(), pod.held.slot().workload(), pod.held.slot().host());
    }

    Group on(String target) {
      return new Group(install, workload, target);
    }
  }

  private record Idea(Placed pod, Proposal proposal) {
    double net() {
      return proposal.gain() - proposal.cost();
    }
  }

  /** A slot and where it is now. */
  private static final class Placed {
    private Held held;
    private int number;

    Placed(Held held, int number) {
      this.held = held;
      this.number = number;
    }

    boolean moves() {
      return held.slot().moves();
    }

    int podClass(Ground ground) {
      return ground.podClass(held);
    }

    void at(String host, int pod) {
      held = held.on(host);
      number = pod;
    }

    void put(Ground ground, String host) {
      at(host, ground.engine.assign(podClass(ground), host));
    }
  }
}
