package io.supervisor.scheduler.binding;

/**
 * A pod waits for something else than hosts; the message says for what, and ends with a full stop.
 */
final class PodNotReady extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PodNotReady(String message) {
    super(message);
  }
}
