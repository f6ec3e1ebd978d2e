package io.supervisor.scheduler.placement;

import java.util.List;

/**
 * The fewest pods of one host that must go for another pod, and how bad that is. Compared as
 * kube-scheduler does: by disruption budgets that are broken, the highest priority, the sum of
 * priorities, the number, and last how long the highest has been there.
 */
record Victims(
    int host, List<Integer> pods, int brokenBudgets, int highest, long sum, long startOfHighest) {
  /** Makes each victim count, also one of priority zero or less. */
  private static final long OFFSET = 1L << 31;

  static Victims of(int host, List<Integer> pods, int broken, Cluster cluster) {
    int highest = Integer.MIN_VALUE;
    long sum = 0;
    long start = Long.MAX_VALUE;
    for (int pod : pods) {
      int priority = cluster.classOf(pod).spec.priority();
      sum += priority + OFFSET;
      if (priority > highest) {
        highest = priority;
        start = cluster.pods.started(pod);
      } else if (priority == highest) {
        start = Math.min(start, cluster.pods.started(pod));
      }
    }
    return new Victims(host, pods, broken, highest, sum, start);
  }

  boolean betterThan(Victims other) {
    if (other == null) {
      return true;
    }
    int worse = Integer.compare(brokenBudgets, other.brokenBudgets);
    worse = worse != 0 ? worse : Integer.compare(highest, other.highest);
    worse = worse != 0 ? worse : Long.compare(sum, other.sum);
    worse = worse != 0 ? worse : Integer.compare(pods.size(), other.pods.size());
    worse = worse != 0 ? worse : Long.compare(other.startOfHighest, startOfHighest);
    return worse < 0;
  }
}
