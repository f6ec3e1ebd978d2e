package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Finds the fewest moves of running pods after which another pod fits, or a host is empty: first
 * none, then one, then two, and so on, each time everything that so many moves can do. Works on an
 * engine that is a copy, and leaves it as it was but for the numbers of pods.
 */
public final class Clearing {
  private static final int MOST_LOOKS = 200_000;

  private final Cluster cluster;
  private final IntPredicate movable;
  private final TreeMap<Integer, List<Piece>> byHost = new TreeMap<>();
  private int closed;
  private int looks;

  /**
   * @param engine a copy that nobody else uses
   * @param movable whether pods of the class with this number may move
   */
  public Clearing(Engine engine, IntPredicate movable) {
    this.cluster = engine.cluster();
    this.movable = movable;
    cluster.hosts.all().forEach(host -> byHost.put(host, new ArrayList<>()));
    byHost.forEach((host, pieces) -> cluster.pods.on(host).forEach(pod -> pieces.add(piece(pod))));
  }

  private Piece piece(int pod) {
    return new Piece(cluster, pod, movable.test(cluster.pods.podClass(pod)));
  }

  /** What has to move so that a pod of the class fits; empty when no more than {@code most} do. */
  public Optional<List<Step>> roomFor(int podClass, int most) {
    return fewest(List.of(new Piece(podClass)), Engine.NONE, most);
  }

  /**
   * What has to move so that nothing movable is on the host; empty when no more than {@code most}
   * do.
   */
  public Optional<List<Step>> empty(String host, int most) {
    int number = cluster.known(host);
    List<Piece> there = byHost.get(number).stream().filter(piece -> piece.movable).toList();
    there.forEach(piece -> lift(number, piece));
    Optional<List<Step>> steps = fewest(there, number, most - there.size());
    there.forEach(piece -> putBack(number, piece));
    return steps;
  }

  private Optional<List<Step>> fewest(List<Piece> inHand, int without, int most) {
    closed = without;
    for (int budget = 0; budget <= most; budget++) {
      looks = 0;
      List<Step> steps = new ArrayList<>();
      if (settle(inHand, budget, steps)) {
        return Optional.of(steps);
      }
    }
    return Optional.empty();
  }

  /** Finds a place for all that is in hand; true leaves its steps, and everything as it was. */
  private boolean settle(List<Piece> inHand, int budget, List<Step> steps) {
    if (inHand.isEmpty()) {
      byHost.forEach((host, pieces) -> pieces.forEach(piece -> note(piece, host, steps)));
      return true;
    }
    Piece piece = inHand.get(0);
    List<Piece> rest = inHand.subList(1, inHand.size());
    if (budget == 0 && rest.isEmpty()) {
      int best = cluster.standings.get(piece.podClass).best();
      if (best == Standing.NONE) {
        return false;
      }
      if (best != closed && best != piece.home) {
        return on(best, piece, rest, budget, 0, steps);
      }
    }
    for (int host : byHost.keySet()) {
      if (host != closed && host != piece.home && cluster.admits(piece.podClass, host)) {
        if (on(host, piece, rest, budget, 0, steps)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The piece goes to the host, for which others from the given place on may have to leave. */
  private boolean on(
      int host, Piece piece, List<Piece> rest, int budget, int from, List<Step> steps) {
    if (++looks > MOST_LOOKS) {
      return false;
    }
    if (cluster.fits(piece.podClass, host)) {
      piece.put(cluster, host);
      byHost.get(host).add(piece);
      boolean found = settle(rest, budget, steps);
      lift(host, piece);
      return found;
    }
    for (int i = from; budget > 0 && i < byHost.get(host).size(); i++) {
      Piece other = byHost.get(host).get(i);
      if (other.movable && other.home == host) {
        lift(host, other);
        List<Piece> more = new ArrayList<>(rest);
        more.add(other);
        boolean found = on(host, piece, more, budget - 1, i, steps);
        other.put(cluster, host);
        byHost.get(host).add(i, other);
        if (found) {
          return true;
        }
      }
    }
    return false;
  }

  private void note(Piece piece, int host, List<Step> steps) {
    if (piece.home != Engine.NONE && piece.home != host) {
      steps.add(new Step(piece.first, cluster.hosts.name(piece.home), cluster.hosts.name(host)));
    }
  }

  private void lift(int host, Piece piece) {
    byHost.get(host).remove(piece);
    piece.lift(cluster);
  }

  private void putBack(int host, Piece piece) {
    piece.put(cluster, host);
    byHost.get(host).add(piece);
  }

  /** A pod that can be taken up and put down. */
  private static final class Piece {
    private final int podClass;
    private final int first;
    private final int home;
    private final long gpus;
    private final boolean movable;
    private int pod;

    /** One that is new. */
    Piece(int podClass) {
      this.podClass = podClass;
      this.first = Engine.NONE;
      this.home = Engine.NONE;
      this.gpus = 0;
      this.movable = false;
    }

    /** One that runs. */
    Piece(Cluster cluster, int pod, boolean movable) {
      this.podClass = cluster.pods.podClass(pod);
      this.first = pod;
      this.home = cluster.pods.host(pod);
      this.gpus = cluster.pods.gpus(pod);
      this.movable = movable;
      this.pod = pod;
    }

    void lift(Cluster cluster) {
      cluster.release(pod);
    }

    void put(Cluster cluster, int host) {
      pod = host == home ? cluster.restore(podClass, host, gpus) : cluster.take(podClass, host);
    }
  }
}
