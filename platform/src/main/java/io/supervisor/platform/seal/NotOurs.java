package io.supervisor.platform.seal;

/** A sealed value that none of our keys opens, or that belongs to another context. */
public class NotOurs extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotOurs(Purpose purpose, Throwable cause) {
    super("a sealed value for " + purpose + " does not open with our keys", cause);
  }
}
