package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says of a class of pods why they go where they go, and why not elsewhere. */
public final class Explainer {
  private static final int MOST_REMEDIES = 3;

  private final Cluster cluster;

  Explainer(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Which hosts a pod of the class cannot go to, by the first filter that removes them. */
  public List<Rejection> rejections(int podClass) {
    Map<String, List<String>> removed = new TreeMap<>();
    Standing standing = cluster.standings.get(podClass);
    cluster
        .hosts
        .all()
        .filter(host -> !standing.fits(host))
        .forEach(
            host -> {
              String name = cluster.hosts.spec(host).name();
              removed
                  .computeIfAbsent(standing.refusals(host).get(0), f -> new ArrayList<>())
                  .add(name);
            });
    return removed.entrySet().stream().map(e -> new Rejection(e.getKey(), e.getValue())).toList();
  }

  /** The best hosts for a pod of the class, the best first, at most so many. */
  public List<Candidate> candidates(int podClass, int most) {
    return cluster
        .hosts
        .all()
        .mapToObj(cluster.standings.get(podClass)::candidate)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingDouble((Candidate one) -> -one.score()))
        .limit(most)
        .toList();
  }

  /**
   * The smallest changes that would let a pod of the class onto a host, of those where one thing is
   * in the way: first hosts to be opened, then the least that is missing, then the rest.
   */
  public List<Remedy> remedies(int podClass) {
    List<Remedy> all = new ArrayList<>();
    cluster
        .hosts
        .all()
        .forEach(host -> cluster.standings.get(podClass).remedy(host).ifPresent(all::add));
    Resources wanted = cluster.classes.get(podClass).spec.requests();
    all.sort(Comparator.comparingDouble(remedy -> remedy.size(wanted)));
    return all.stream().limit(MOST_REMEDIES).toList();
  }
}
