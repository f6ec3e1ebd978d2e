package io.supervisor.platform.semver;

/** One condition of a constraint: an operator and the version it looks at. */
record Comparison(Operator operator, SemanticVersion bound) {

  boolean admits(SemanticVersion version) {
    return operator.holds(version.compareTo(bound));
  }

  String describe() {
    return operator.describe(bound);
  }
}
