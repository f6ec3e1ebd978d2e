package io.supervisor.scheduler.placement;

/** Whether a host takes new pods, and if not, why. Pods that are there stay. */
public enum HostState {
  OPEN(""),
  /** Takes none, whatever the reason. */
  CLOSED("SCHEDULABLE"),
  /** An administrator closed it; pods that tolerate the taint of that come still. */
  CORDONED("CORDONED"),
  /** In maintenance mode, or entering it. */
  MAINTENANCE("MAINTENANCE"),
  /** Its runtime for vSphere Pods is not ready. */
  CRX_NOT_READY("CRX_READY");

  private static final Taint UNSCHEDULABLE =
      new Taint("node.kubernetes.io/unschedulable", "", "NoSchedule");

  /** How the filter is called that removes such hosts. */
  final String filter;

  HostState(String filter) {
    this.filter = filter;
  }

  /** Whether the filter is that of a state. */
  static boolean isFilter(String name) {
    for (HostState state : values()) {
      if (state != OPEN && state.filter.equals(name)) {
        return true;
      }
    }
    return false;
  }

  boolean takes(PodSpec pod) {
    return this == OPEN
        || this == CORDONED
            && pod.host().tolerations().stream().anyMatch(t -> t.tolerates(UNSCHEDULABLE));
  }
}
