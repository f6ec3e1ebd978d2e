package io.supervisor.local.demo;

/** The demo did not come to its end; the message says why and what to do. */
public final class DemoFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DemoFailure(String message) {
    super(message);
  }
}
