package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a class about other pods, of those that look at single hosts or of those that look
 * at larger domains.
 */
final class DomainRules {
  /** How much a pod counts that is liked with a weight of 1. */
  private static final double LIKED = 0.02;

  /** How much a pod counts that is to be spread: more than all that a policy says. */
  private static final double SPREAD = 2;

  /** More than the pods of a domain. */
  private static final long MOST_PODS = 1_000_003;

  private record Even(SpreadCount count, Spread rule, int self) {

    int pods(int host) {
      return count.pods(count.term.topology.of(host));
    }

    boolean tooMany(int host) {
      return pods(host) + self - count.least(rule.minDomains()) > rule.maxSkew();
    }
  }

  private record Liked(Term term, int weight) {}

  private final List<Term> near = new ArrayList<>();
  private final List<Term> apart = new ArrayList<>();
  private final List<Liked> liked = new ArrayList<>();
  private final List<Even> hard = new ArrayList<>();
  private final List<Even> soft = new ArrayList<>();

  /** Terms of others that match the class. */
  private final List<Term> others = new ArrayList<>();

  void near(Term term) {
    near.add(term);
  }

  void apart(Term term) {
    apart.add(term);
  }

  void liked(Term term, int weight) {
    liked.add(new Liked(term, weight));
  }

  void spread(SpreadCount count, Spread rule, boolean self) {
    (rule.hard() ? hard : soft).add(new Even(count, rule, self ? 1 : 0));
  }

  /** Others have made a rule about pods of this class. */
  void others(Term term) {
    others.add(term);
  }

  boolean isEmpty() {
    return near.isEmpty()
        && apart.isEmpty()
        && liked.isEmpty()
        && hard.isEmpty()
        && soft.isEmpty()
        && others.isEmpty();
  }

  /** What the domains of the host add to its score, or that it is out. */
  double of(int host, boolean first) {
    double score = 0;
    for (int i = 0; i < near.size() && !first; i++) {
      Term term = near.get(i);
      if (term.matching(term.topology.of(host)) == 0) {
        return Ranking.OUT;
      }
    }
    for (int i = 0; i < apart.size(); i++) {
      Term term = apart.get(i);
      if (term.matching(term.topology.of(host)) > 0) {
        return Ranking.OUT;
      }
    }
    for (int i = 0; i < others.size(); i++) {
      Term term = others.get(i);
      int domain = term.topology.of(host);
      if (term.keepingApart(domain) > 0) {
        return Ranking.OUT;
      }
      score += LIKED * term.liking(domain);
    }
    for (int i = 0; i < hard.size(); i++) {
      if (hard.get(i).tooMany(host)) {
        return Ranking.OUT;
      }
    }
    for (int i = 0; i < soft.size(); i++) {
      score -= SPREAD * soft.get(i).pods(host);
    }
    for (int i = 0; i < liked.size(); i++) {
      Liked one = liked.get(i);
      score += LIKED * one.weight * one.term.matching(one.term.topology.of(host));
    }
    return score;
  }

  /** The rules by which the host is out. */
  List<String> refusals(int host, boolean first) {
    List<String> all = new ArrayList<>();
    if (!first && near.stream().anyMatch(t -> t.matching(t.topology.of(host)) == 0)) {
      all.add("NEAR_PODS");
    }
    if (apart.stream().anyMatch(t -> t.matching(t.topology.of(host)) > 0)) {
      all.add("APART_FROM_PODS");
    }
    if (others.stream().anyMatch(t -> t.keepingApart(t.topology.of(host)) > 0)) {
      all.add("KEPT_APART_BY_PODS");
    }
    if (hard.stream().anyMatch(even -> even.tooMany(host))) {
      all.add("SPREAD");
    }
    return all;
  }

  /** Changes when the least counts do, on which every domain depends. */
  long least() {
    long sum = 0;
    for (int i = 0; i < hard.size(); i++) {
      sum = MOST_PODS * sum + hard.get(i).count.least(hard.get(i).rule.minDomains());
    }
    return sum;
  }

  /** The labels by whose values hosts belong together for these rules. */
  List<Topology> topologies() {
    List<Topology> all = new ArrayList<>();
    near.forEach(t -> all.add(t.topology));
    apart.forEach(t -> all.add(t.topology));
    others.forEach(t -> all.add(t.topology));
    liked.forEach(l -> all.add(l.term.topology));
    hard.forEach(e -> all.add(e.count.term.topology));
    soft.forEach(e -> all.add(e.count.term.topology));
    return all.stream().distinct().toList();
  }
}
