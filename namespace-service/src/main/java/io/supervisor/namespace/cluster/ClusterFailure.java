package io.supervisor.namespace.cluster;

/** A call to a Supervisor that did not succeed. */
public class ClusterFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kind of failure, for the next step. */
  public enum Kind {
    UNREACHABLE,
    REFUSED
  }

  private final Kind kind;

  ClusterFailure(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Whether it may help to try again by itself. */
  public Kind kind() {
    return kind;
  }
}
