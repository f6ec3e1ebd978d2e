package io.supervisor.simulator.control;

/** Why the stand-in for kapp-controller cannot go on, in words for the status. */
final class CarvelFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CarvelFailure(String message) {
    super(message, null, false, false);
  }
}
