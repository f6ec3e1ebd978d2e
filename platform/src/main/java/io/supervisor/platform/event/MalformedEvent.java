package io.supervisor.platform.event;

/** A record that can never be handled: no retry helps, it goes to the dead-letter topic at once. */
public class MalformedEvent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MalformedEvent(String message) {
    super(message);
  }

  public MalformedEvent(String message, Throwable cause) {
    super(message, cause);
  }
}
