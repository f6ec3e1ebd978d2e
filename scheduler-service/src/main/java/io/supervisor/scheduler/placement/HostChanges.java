package io.supervisor.scheduler.placement;

/** The hosts that changed, in order; only the latest changes are known. */
final class HostChanges {
  private static final int KNOWN = 1 << 14;

  private final int[] hosts = new int[KNOWN];
  private long end;

  void add(int host) {
    hosts[(int) (end & (KNOWN - 1))] = host;
    end++;
  }

  long end() {
    return end;
  }

  boolean known(long since) {
    return end - since <= KNOWN;
  }

  int at(long index) {
    return hosts[(int) (index & (KNOWN - 1))];
  }
}
