package io.supervisor.local.process;

import java.util.List;

/** A component did not come up; says which, why, what it logged last and what to do. */
public final class StartFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String component;
  private final transient List<String> log;
  private final String advice;

  public StartFailure(String component, String reason, List<String> log, String advice) {
    super(reason);
    this.component = component;
    this.log = List.copyOf(log);
    this.advice = advice;
  }

  /** A failure with nothing in a log. */
  public StartFailure(String component, String reason, String advice) {
    this(component, reason, List.of(), advice);
  }

  public String component() {
    return component;
  }

  /** The last lines of its log, oldest first. */
  public List<String> log() {
    return log;
  }

  public String advice() {
    return advice;
  }
}
