package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds room for a pod on a host where pods of lower priority are: all hosts are looked at. */
final class Preemptor {
  private final HostTable hosts;
  private final PodTable pods;
  private final List<PodClass> classes;
  private final Budgets budgets;

  Preemptor(HostTable hosts, PodTable pods, List<PodClass> classes, Budgets budgets) {
    this.hosts = hosts;
    this.pods = pods;
    this.classes = classes;
    this.budgets = budgets;
  }

  /** The best choice of victims; null when none helps. */
  Victims plan(PodClass pod, Standing standing) {
    Victims best = null;
    for (int host = 0; host < hosts.count(); host++) {
      if (standing.admits(host) && promising(pod, host)) {
        Victims found = fewest(pod, standing, host);
        if (found != null && found.betterThan(best)) {
          best = found;
        }
      }
    }
    return best;
  }

  private int priority(int pod) {
    return classes.get(pods.podClass(pod)).spec.priority();
  }

  /** Whether there would be enough of every resource without the pods of lower priority. */
  private boolean promising(PodClass pod, int host) {
    for (int i = 0; i < pod.resources.length; i++) {
      int resource = pod.resources[i];
      long free = hosts.free(resource, host);
      int other = pods.first(host);
      while (other != PodTable.NONE && free < pod.amounts[i]) {
        boolean lower = priority(other) < pod.spec.priority();
        free += lower ? classes.get(pods.podClass(other)).amount(resource) : 0;
        other = pods.next(other);
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
    lower.forEach(p -> move(p, host, -1));
    if (lower.isEmpty() || !standing.fits(host)) {
      lower.forEach(p -> move(p, host, 1));
      return null;
    }
    List<Integer> breaking = budgets.breaking(lower, pods, classes);
    List<Integer> order = new ArrayList<>(breaking);
    lower.stream().filter(p -> !breaking.contains(p)).forEach(order::add);
    List<Integer> victims = new ArrayList<>();
    for (int other : order) {
      move(other, host, 1);
      if (!standing.fits(host)) {
        move(other, host, -1);
        victims.add(other);
      }
    }
    victims.forEach(p -> move(p, host, 1));
    int broken = (int) victims.stream().filter(breaking::contains).count();
    return Victims.of(host, victims, broken, pods, classes);
  }

  /** The pods of lower priority: the higher first, and of equals those that were there first. */
  private List<Integer> lower(PodClass pod, int host) {
    List<Integer> lower = pods.on(host);
    lower.removeIf(other -> priority(other) >= pod.spec.priority());
    lower.sort(
        Comparator.comparingInt((Integer p) -> -priority(p)).thenComparingLong(pods::started));
    return lower;
  }

  private void move(int pod, int host, int change) {
    PodClass ofPod = classes.get(pods.podClass(pod));
    hosts.take(ofPod, host, pods.gpus(pod), change);
    ofPod.count(host, change);
  }
}
