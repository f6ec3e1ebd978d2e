package io.supervisor.simulator.write;

/** How a client wants its write done. */
public record WriteOptions(String manager, boolean dryRun, boolean force) {

  /** A plain write of one of the Supervisor's own controllers. */
  public static WriteOptions controller() {
    return new WriteOptions("kube-controller-manager", false, false);
  }

  public static WriteOptions by(String manager) {
    return new WriteOptions(manager, false, false);
  }
}
