package io.supervisor.scheduler.placement;

import java.util.Arrays;

/** The hosts that changed, in order; only the latest changes are known. */
final class HostChanges {
  private static final int FIRST_ROOM = 64;
  private static final int KNOWN = 1 << 14;

  private int[] hosts = new int[FIRST_ROOM];
  private long end;

  void add(int host) {
    if (end == hosts.length && hosts.length < KNOWN) {
      hosts = Arrays.copyOf(hosts, 2 * hosts.length);
    }
    hosts[(int) (end & (hosts.length - 1))] = host;
    end++;
  }

  long end() {
    return end;
  }

  boolean known(long since) {
    return end - since <= hosts.length;
  }

  int at(long index) {
    return hosts[(int) (index & (hosts.length - 1))];
  }
}
