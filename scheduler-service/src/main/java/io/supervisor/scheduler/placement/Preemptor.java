package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds room for a pod on a host where pods of lower priority are: all hosts are looked at, and for
 * pods that no rule about others concerns, only those again that changed since.
 */
final class Preemptor {
  private final Cluster cluster;
  private final Budgets budgets;
  private final Map<Integer, Plans> known = new HashMap<>();

  Preemptor(Cluster cluster, Budgets budgets) {
    this.cluster = cluster;
    this.budgets = budgets;
  }

  /** The best choice of victims; null when none helps. */
  Victims plan(PodClass pod) {
    Victims best = null;
    if (!pod.spec.preempts() || !cluster.namespaces.allows(pod)) {
      return best;
    }
    Standing standing = cluster.standings.get(pod.number);
    Plans plans =
        standing.alone() ? known.computeIfAbsent(pod.number, n -> new Plans()) : new Plans();
    plans.prepare(cluster.hosts.count(), budgets.version());
    for (int host = 0; host < cluster.hosts.count(); host++) {
      if (standing.admits(host)) {
        int version = cluster.hosts.version(host);
        if (plans.version[host] != version) {
          plans.victims[host] = promising(pod, host) ? fewest(pod, standing, host) : null;
          cluster.hosts.backTo(host, version);
          plans.version[host] = version;
        }
        Victims found = plans.victims[host];
        if (found != null && found.betterThan(best)) {
          best = found;
        }
      }
    }
    return best;
  }

  /** The victims of each host, and of which version of it. */
  private static final class Plans {
    private static final int NEVER = -1;
    private Victims[] victims = new Victims[0];
    private int[] version = new int[0];
    private int budgets;

    void prepare(int hosts, int budgetsNow) {
      int before = budgets == budgetsNow ? version.length : 0;
      if (before < hosts) {
        victims = Arrays.copyOf(victims, hosts);
        version = Arrays.copyOf(version, hosts);
        Arrays.fill(version, before, hosts, NEVER);
      }
      budgets = budgetsNow;
    }
  }

  private int priority(int pod) {
    return cluster.classOf(pod).spec.priority();
  }

  /** Whether there would be enough of every resource without the pods of lower priority. */
  private boolean promising(PodClass pod, int host) {
    for (int i = 0; i < pod.resources.length; i++) {
      int resource = pod.resources[i];
      long free = cluster.hosts.free(resource, host);
      int other = cluster.pods.first(host);
      while (other != PodTable.NONE && free < pod.amounts[i]) {
        boolean lower = priority(other) < pod.spec.priority();
        free += lower ? cluster.classOf(other).amount(resource) : 0;
        other = cluster.pods.next(other);
      }
      if (free < pod.amounts[i]) {
        return false;
      }
    }
    return true;
  }

  /** Takes all lower pods away and puts back as many as there is room for, the higher first. */
  private Victims fewest(PodClass pod, Standing standing, int host) {
    List<Integer> lower = lower(pod, host);
    lower.forEach(p -> cluster.move(p, host, -1));
    if (lower.isEmpty() || !standing.fits(host)) {
      lower.forEach(p -> cluster.move(p, host, 1));
      return null;
    }
    List<Integer> breaking = budgets.breaking(lower, cluster);
    List<Integer> order = new ArrayList<>(breaking);
    lower.stream().filter(p -> !breaking.contains(p)).forEach(order::add);
    List<Integer> victims = new ArrayList<>();
    for (int other : order) {
      cluster.move(other, host, 1);
      if (!standing.fits(host)) {
        cluster.move(other, host, -1);
        victims.add(other);
      }
    }
    victims.forEach(p -> cluster.move(p, host, 1));
    int broken = (int) victims.stream().filter(breaking::contains).count();
    return Victims.of(host, victims, broken, cluster);
  }

  /** The pods of lower priority: the higher first, and of equals those that were there first. */
  private List<Integer> lower(PodClass pod, int host) {
    List<Integer> lower = cluster.pods.on(host);
    lower.removeIf(other -> priority(other) >= pod.spec.priority());
    lower.sort(
        Comparator.comparingInt((Integer p) -> -priority(p))
            .thenComparingLong(cluster.pods::started));
    return lower;
  }
}
