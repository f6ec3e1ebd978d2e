package io.supervisor.platform.semver;

import java.util.List;
import java.util.Optional;

/**
 * All versions of a line, such as {@code 1.x} or {@code 1.2.x}.
 *
 * @param low the first of them that is no pre-release
 * @param high the first one beyond
 */
record Wildcard(SemanticVersion low, SemanticVersion high) {

  /** Reads {@code N.x} and {@code N.N.x}; empty for anything else. */
  static Optional<Wildcard> parse(String word) {
    if (!word.endsWith(".x")) {
      return Optional.empty();
    }
    String line = word.substring(0, word.length() - 2);
    int dot = line.indexOf('.');
    String rest = dot < 0 ? ".0.0" : ".0";
    return next(line, dot)
        .flatMap(
            next ->
                SemanticVersion.parse(line + rest)
                    .flatMap(
                        low ->
                            SemanticVersion.parse(next + rest)
                                .map(high -> new Wildcard(low, high))));
  }

  /** The line after this one: its last number raised by one. */
  private static Optional<String> next(String line, int dot) {
    try {
      long number = Long.parseLong(line.substring(dot + 1));
      return Optional.of(line.substring(0, dot + 1) + Math.incrementExact(number));
    } catch (NumberFormatException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** The constraint that means: none of them. */
  String outside() {
    return "<%s || >=%s".formatted(low, high);
  }

  /** The conditions that an operator other than not-equal makes of it. */
  List<Comparison> with(Operator operator) {
    Comparison fromLow = new Comparison(Operator.AT_LEAST, low);
    Comparison belowHigh = new Comparison(Operator.BELOW, high);
    return switch (operator) {
      case EQUAL -> List.of(fromLow, belowHigh);
      case AT_LEAST -> List.of(fromLow);
      case AT_MOST -> List.of(belowHigh);
      case BELOW -> List.of(new Comparison(Operator.BELOW, low));
      case ABOVE -> List.of(new Comparison(Operator.AT_LEAST, high));
      case NOT_EQUAL -> throw new IllegalArgumentException("a wildcard has no single opposite");
    };
  }
}
