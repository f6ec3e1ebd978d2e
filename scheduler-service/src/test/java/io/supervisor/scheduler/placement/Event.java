package io.supervisor.scheduler.placement;

/** What happens to an engine in tests. */
sealed interface Event {

  /** A host comes, or is another now. */
  record Host(HostSpec spec) implements Event {}

  /** A host goes, and its pods with it. */
  record Remove(int host) implements Event {}

  /** A pod wants a host. */
  record Place(PodSpec pod) implements Event {}

  /** The engine ends and goes on from its image. */
  record Restart() implements Event {}

  /** One of the placed pods goes. */
  record Release(int which) implements Event {}
}
