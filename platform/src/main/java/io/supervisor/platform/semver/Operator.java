package io.supervisor.platform.semver;

/** How a version may relate to a bound. */
enum Operator {
  EQUAL("exactly %s"),
  NOT_EQUAL("not %s"),
  ABOVE("newer than %s"),
  AT_LEAST("%s or newer"),
  BELOW("older than %s"),
  AT_MOST("%s or older");

  private final String words;

  Operator(String words) {
    this.words = words;
  }

  /**
   * Whether it holds.
   *
   * @param order what comparing the version with the bound gave
   */
  boolean holds(int order) {
    return switch (this) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case ABOVE -> order > 0;
      case AT_LEAST -> order >= 0;
      case BELOW -> order < 0;
      case AT_MOST -> order <= 0;
    };
  }

  /** In plain words: {@code 1.2.0 or newer}. */
  String describe(Object bound) {
    return words.formatted(bound);
  }
}
