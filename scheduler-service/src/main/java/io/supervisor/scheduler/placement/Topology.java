package io.supervisor.scheduler.placement;

import java.util.Arrays;

/** The hosts by the value of one label. */
final class Topology {
  static final int NONE = -1;

  final String key;

  /** Whether each host is a domain of its own. */
  final boolean perHost;

  private final Names values = new Names();
  private int[] domains = new int[0];

  Topology(String key) {
    this.key = key;
    this.perHost = key.equals(PodTerm.HOSTNAME);
  }

  /** The domain of the host, or {@link #NONE} when it has no such label. */
  int of(int host) {
    return perHost ? host : domains[host];
  }

  /** How many domains there have been. */
  int size() {
    return perHost ? domains.length : values.size();
  }

  /** Takes over the label of the host; says whether it changed. */
  boolean put(int host, HostSpec spec) {
    if (host >= domains.length) {
      int before = domains.length;
      domains = Arrays.copyOf(domains, Math.max(host + 1, before * 2));
      Arrays.fill(domains, before, domains.length, NONE);
    }
    String value = spec == null ? null : spec.label(key);
    int domain = value == null ? NONE : values.number(value);
    boolean changed = domains[host] != domain;
    domains[host] = domain;
    return changed;
  }
}
