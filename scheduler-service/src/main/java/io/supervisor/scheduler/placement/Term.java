package io.supervisor.scheduler.placement;

import java.util.Arrays;

/** Counts, by domain, the pods that a term is about, and those that made it their rule. */
final class Term {
  final PodTerm spec;
  final Topology topology;

  /** Pods in the domain that the term matches. */
  private int[] matching = new int[0];

  /** Pods in the domain that keep apart from what the term matches. */
  private int[] keepingApart = new int[0];

  /** The weights with which pods in the domain like what the term matches. */
  private int[] liking = new int[0];

  private int total;

  private boolean minded;

  Term(PodTerm spec, Topology topology) {
    this.spec = spec;
    this.topology = topology;
  }

  private void room(int domain) {
    if (domain >= matching.length) {
      int length = Math.max(Math.max(domain + 1, topology.size()), matching.length * 2);
      matching = Arrays.copyOf(matching, length);
      keepingApart = Arrays.copyOf(keepingApart, length);
      liking = Arrays.copyOf(liking, length);
    }
  }

  void match(int host, int change) {
    int domain = topology.of(host);
    total += change;
    if (domain != Topology.NONE) {
      room(domain);
      matching[domain] += change;
    }
  }

  void keepApart(int host, int change) {
    int domain = topology.of(host);
    if (domain != Topology.NONE) {
      room(domain);
      keepingApart[domain] += change;
    }
  }

  void like(int host, int weight) {
    int domain = topology.of(host);
    if (domain != Topology.NONE) {
      room(domain);
      liking[domain] += weight;
    }
  }

  /** Whether it is a rule of somebody that concerns those whom it matches. */
  boolean minded() {
    return minded;
  }

  void mind() {
    minded = true;
  }

  /** All pods that the term matches, wherever they are. */
  int total() {
    return total;
  }

  int matching(int domain) {
    return domain >= 0 && domain < matching.length ? matching[domain] : 0;
  }

  int keepingApart(int domain) {
    return domain >= 0 && domain < keepingApart.length ? keepingApart[domain] : 0;
  }

  int liking(int domain) {
    return domain >= 0 && domain < liking.length ? liking[domain] : 0;
  }
}
