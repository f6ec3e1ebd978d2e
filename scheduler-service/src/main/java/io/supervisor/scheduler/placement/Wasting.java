package io.supervisor.scheduler.placement;

import java.util.Arrays;

/**
 * Likes the hosts where a pod wastes least of what is free; how much is wasted there without it is
 * known as long as nothing of the host changes.
 */
abstract class Wasting extends Scoring {
  private double[] known = new double[0];
  private int[] knownVersion = new int[0];
  private int knownGrowth;

  Wasting(HostTable hosts) {
    super(hosts);
  }

  /** What is wasted on the host as it is. */
  abstract double wasted(int host);

  final double now(int host) {
    if (host >= known.length) {
      int before = known.length;
      known = Arrays.copyOf(known, Math.max(host + 1, 2 * before));
      knownVersion = Arrays.copyOf(knownVersion, known.length);
      Arrays.fill(knownVersion, before, known.length, -1);
    }
    if (knownGrowth != hosts.growth()) {
      knownGrowth = hosts.growth();
      Arrays.fill(knownVersion, -1);
    }
    if (knownVersion[host] != hosts.version(host)) {
      known[host] = wasted(host);
      knownVersion[host] = hosts.version(host);
    }
    return known[host];
  }
}
