package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Moves of running pods after which a policy likes all places better, those with the largest gain
 * for each move first: of one pod to another host, or of two that change their places. With a
 * policy that counts what is wasted, less of it is. Works on an engine that nobody else uses
 * meanwhile, and leaves it as it was.
 */
public final class Defragmentation {
  private static final double NOTHING = 1e-6;

  private final Cluster cluster;
  private final IntPredicate movable;

  /**
   * @param movable whether pods of the class with this number may move
   */
  public Defragmentation(Engine engine, IntPredicate movable) {
    this.cluster = engine.cluster();
    this.movable = movable;
  }

  /** Steps that are of use together. */
  private record Plan(List<Step> steps, Set<String> hosts, double gain) {
    double gainOfEach() {
      return gain / steps.size();
    }
  }

  /** At most so many moves, of which no two plans have a host in common. */
  public List<Step> steps(int most) {
    List<Plan> plans = new ArrayList<>();
    byClass().forEach((podClass, pods) -> pods.forEach(pod -> alone(podClass, pod, plans)));
    cluster
        .hosts
        .all()
        .filter(host -> cluster.hosts.gpus.free(host) >= GpuTable.WHOLE / 2)
        .forEach(host -> oneOfEach(host).forEach(pod -> changed(pod, host, plans)));
    plans.sort(Comparator.comparingDouble(plan -> -plan.gainOfEach()));
    List<Step> steps = new ArrayList<>();
    Set<String> busy = new HashSet<>();
    for (Plan plan : plans) {
      boolean free = plan.hosts.stream().noneMatch(busy::contains);
      if (free && steps.size() + plan.steps.size() <= most) {
        busy.addAll(plan.hosts);
        steps.addAll(plan.steps);
      }
    }
    return steps;
  }

  /** One class after the other, so that each looks at few changes at a time. */
  private Map<Integer, List<Integer>> byClass() {
    Map<Integer, List<Integer>> all = new TreeMap<>();
    cluster
        .hosts
        .all()
        .forEach(
            host ->
                movable(host)
                    .forEach(
                        pod ->
                            all.computeIfAbsent(cluster.pods.podClass(pod), c -> new ArrayList<>())
                                .add(pod)));
    return all;
  }

  private List<Integer> movable(int host) {
    return cluster.pods.on(host).stream()
        .filter(pod -> movable.test(cluster.pods.podClass(pod)))
        .toList();
  }

  private List<Integer> oneOfEach(int host) {
    Set<Integer> seen = new HashSet<>();
    return movable(host).stream().filter(pod -> seen.add(cluster.pods.podClass(pod))).toList();
  }

  private void alone(int podClass, int pod, List<Plan> plans) {
    Standing standing = cluster.standings.get(podClass);
    int home = cluster.pods.host(pod);
    count(pod, home, -1);
    int best = standing.best();
    if (best != Standing.NONE && best != home) {
      double gain = score(podClass, best) - score(podClass, home);
      if (gain > NOTHING) {
        plans.add(plan(gain, step(pod, home, best)));
      }
    }
    count(pod, home, 1);
  }

  /** Changes of the pod with one that wants the same of GPUs and less CPU. */
  private void changed(int pod, int here, List<Plan> plans) {
    PodClass one = cluster.classOf(pod);
    cluster
        .hosts
        .all()
        .filter(there -> there != here)
        .forEach(
            there -> {
              int free = cluster.hosts.free(HostTable.CPU, there);
              for (int other : free > 0 ? oneOfEach(there) : List.<Integer>of()) {
                PodClass its = cluster.classOf(other);
                int less = one.amount(HostTable.CPU) - its.amount(HostTable.CPU);
                if (less > 0 && less <= free && its.spec.gpu().equals(one.spec.gpu())) {
                  changed(pod, here, other, there, plans);
                }
              }
            });
  }

  private void changed(int pod, int here, int other, int there, List<Plan> plans) {
    int one = cluster.pods.podClass(pod);
    int its = cluster.pods.podClass(other);
    count(pod, here, -1);
    count(other, there, -1);
    if (cluster.fits(one, there) && cluster.fits(its, here)) {
      double gain = score(one, there) + score(its, here) - score(one, here) - score(its, there);
      if (gain > NOTHING) {
        plans.add(plan(gain, step(pod, here, there), step(other, there, here)));
      }
    }
    count(pod, here, 1);
    count(other, there, 1);
  }

  private void count(int pod, int host, int change) {
    cluster.move(pod, host, change);
    cluster.changes.add(host);
  }

  private double score(int podClass, int host) {
    return cluster.scoring.score(cluster.classes.get(podClass), host);
  }

  private Step step(int pod, int from, int to) {
    return new Step(pod, cluster.hosts.name(from), cluster.hosts.name(to));
  }

  private static Plan plan(double gain, Step... steps) {
    return new Plan(List.of(steps), Set.of(steps[0].from(), steps[0].to()), gain);
  }
}
