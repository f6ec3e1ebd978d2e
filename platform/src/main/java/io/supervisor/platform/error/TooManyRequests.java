package io.supervisor.platform.error;

import java.time.Duration;
import java.util.List;

/** A caller that asks too often: answered with 429 and the time to wait. */
public class TooManyRequests extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration wait;

  public TooManyRequests(Duration wait, String text) {
    super(text, null, false, false);
    this.wait = wait;
  }

  /** Whole seconds to wait, at least one. */
  long seconds() {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  ErrorBody body() {
    return ErrorBody.of(
        ErrorType.TOO_MANY_REQUESTS,
        new ErrorMessage("io.supervisor.request.rate", getMessage(), List.of()));
  }
}
