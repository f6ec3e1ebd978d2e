package io.supervisor.platform.semver;

/** One condition of a {@link GoVersionConstraint}. */
sealed interface GoCondition {

  boolean admits(GoVersion version);

  String describe();

  /**
   * A comparison. For order, not for equality, a pre-release counts only against a bound that is a
   * pre-release of the same numbers.
   */
  record Compared(Operator operator, GoVersion bound) implements GoCondition {

    @Override
    public boolean admits(GoVersion version) {
      boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
      return (equality || comparable(version, bound)) && operator.holds(version.compareTo(bound));
    }

    @Override
    public String describe() {
      return operator.describe(bound);
    }
  }

  /**
   * {@code ~>}: not below the bound, and the same in all numbers that were written but the last. A
   * bound of four numbers wants a version of four; a pre-release as bound wants a pre-release.
   */
  record Pessimistic(GoVersion bound) implements GoCondition {

    @Override
    public boolean admits(GoVersion version) {
      int fixed = bound.written() - 1;
      return comparable(version, bound)
          && bound.isPreRelease() == version.isPreRelease()
          && bound.numbers().size() <= version.numbers().size()
          && bound.numbers().subList(0, fixed).equals(version.numbers().subList(0, fixed))
          && version.compareTo(bound) >= 0;
    }

    @Override
    public String describe() {
      String from = Operator.AT_LEAST.describe(bound);
      int last = bound.written() - 2;
      if (last < 0) {
        return from;
      }
      StringBuilder end = new StringBuilder();
      bound.numbers().subList(0, last).forEach(number -> end.append(number).append('.'));
      end.append(Long.toUnsignedString(bound.numbers().get(last) + 1));
      return from + " and " + Operator.BELOW.describe(end);
    }
  }

  private static boolean comparable(GoVersion version, GoVersion bound) {
    return !version.isPreRelease()
        || bound.isPreRelease() && version.numbers().equals(bound.numbers());
  }
}
