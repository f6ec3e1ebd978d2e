package io.supervisor.scheduler.placement;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Counts, by domain, the pods of a term on the hosts that count for a rule, and knows the smallest
 * count. A domain is there while one of its hosts counts.
 */
final class SpreadCount {
  final Term term;
  private final PodSpec owner;
  private final boolean honourTaints;
  private final BitSet counted = new BitSet();
  private int[] pods = new int[0];
  private int[] hosts = new int[0];
  private int[] domainsWith = new int[16];
  private int domains;
  private int least;

  SpreadCount(Term term, PodSpec owner, boolean honourTaints) {
    this.term = term;
    this.owner = owner;
    this.honourTaints = honourTaints;
  }

  /** Whether pods with such rules for hosts can share this count. */
  boolean serves(Term wanted, PodSpec pod, boolean taints) {
    return term == wanted
        && honourTaints == taints
        && owner.host().selector().equals(pod.host().selector())
        && owner.host().anyOf().equals(pod.host().anyOf())
        && (!taints || owner.host().tolerations().equals(pod.host().tolerations()));
  }

  private boolean counts(HostSpec host) {
    return host != null
        && host.label(term.topology.key) != null
        && HostFilter.LABELS.passes(host, owner)
        && (!honourTaints || HostFilter.TAINTS.passes(host, owner));
  }

  /** Takes over what is new of a host on which no pods are counted now. */
  void put(int host, HostSpec spec) {
    boolean now = counts(spec);
    if (counted.get(host) == now) {
      return;
    }
    counted.set(host, now);
    int domain = term.topology.of(host);
    room(domain);
    if (now && hosts[domain]++ == 0) {
      enter(pods[domain]);
    }
    if (!now && --hosts[domain] == 0) {
      leave(pods[domain]);
    }
  }

  void add(int host, int change) {
    if (counted.get(host)) {
      move(term.topology.of(host), change);
    }
  }

  private void move(int domain, int change) {
    if (change == 0) {
      return;
    }
    int before = pods[domain];
    pods[domain] += change;
    if (hosts[domain] > 0) {
      enter(pods[domain]);
      leave(before);
    }
  }

  private void enter(int count) {
    if (count >= domainsWith.length) {
      domainsWith = Arrays.copyOf(domainsWith, Math.max(count + 1, 2 * domainsWith.length));
    }
    domainsWith[count]++;
    least = domains == 0 ? count : Math.min(least, count);
    domains++;
  }

  private void leave(int count) {
    domainsWith[count]--;
    domains--;
    while (domains > 0 && domainsWith[least] == 0) {
      least++;
    }
  }

  private void room(int domain) {
    if (domain >= pods.length) {
      int length = Math.max(Math.max(domain + 1, term.topology.size()), 2 * pods.length);
      pods = Arrays.copyOf(pods, length);
      hosts = Arrays.copyOf(hosts, length);
    }
  }

  int pods(int domain) {
    return domain >= 0 && domain < pods.length ? pods[domain] : 0;
  }

  /** The smallest count of a domain, and 0 while there are fewer domains than these. */
  int least(int minDomains) {
    return domains < minDomains || domains == 0 ? 0 : least;
  }
}
