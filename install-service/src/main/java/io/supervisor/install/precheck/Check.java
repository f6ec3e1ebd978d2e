package io.supervisor.install.precheck;

/**
 * One thing that was looked at.
 *
 * @param name what it is about
 * @param reason what was found
 * @param action what to do about it; empty when there is nothing to do
 */
public record Check(String name, Outcome outcome, String reason, String action) {

  /** How it is, the best first. */
  public enum Outcome {
    PASS,
    WARN,
    FAIL
  }

  static Check pass(String name, String reason) {
    return new Check(name, Outcome.PASS, reason, "");
  }

  static Check warn(String name, String reason, String action) {
    return new Check(name, Outcome.WARN, reason, action);
  }

  static Check fail(String name, String reason, String action) {
    return new Check(name, Outcome.FAIL, reason, action);
  }
}
