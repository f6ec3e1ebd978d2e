package io.supervisor.platform.semver;

/**
 * A constraint that does not read. The message has everything a person needs; its parts are there
 * for answers that list faults.
 */
public class InvalidConstraint extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String problem;
  private final String hint;
  private final int column;

  InvalidConstraint(String problem, String hint, int column) {
    super("%s (column %d). %s.".formatted(problem, column, hint));
    this.problem = problem;
    this.hint = hint;
    this.column = column;
  }

  /** What is wrong, without a full stop. */
  public String problem() {
    return problem;
  }

  /** What to write instead, without a full stop: {@code Use >=1.0.0 <2.0.0}. */
  public String hint() {
    return hint;
  }

  /** Where it is wrong; the first character has column 1. */
  public int column() {
    return column;
  }
}
