package io.supervisor.platform.semver;

import java.util.Comparator;
import java.util.List;

/**
 * Order of dotted identifiers: numbers by value, a number before a word, words by their characters,
 * and of two lists that begin alike the shorter one first. Numbers may have any length and leading
 * zeros.
 */
enum IdentifierOrder implements Comparator<List<String>> {
  INSTANCE;

  @Override
  public int compare(List<String> left, List<String> right) {
    int both = Math.min(left.size(), right.size());
    for (int i = 0; i < both; i++) {
      int order = compare(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compare(String left, String right) {
    boolean number = numeric(left);
    if (number != numeric(right)) {
      return number ? -1 : 1;
    }
    if (!number) {
      return left.compareTo(right);
    }
    String value = withoutLeadingZeros(left);
    String other = withoutLeadingZeros(right);
    int length = Integer.compare(value.length(), other.length());
    return length != 0 ? length : value.compareTo(other);
  }

  static boolean numeric(String identifier) {
    return !identifier.isEmpty() && identifier.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** A number without its leading zeros; a word as it is. */
  static String withoutLeadingZeros(String identifier) {
    if (!numeric(identifier)) {
      return identifier;
    }
    int zeros = 0;
    while (zeros < identifier.length() - 1 && identifier.charAt(zeros) == '0') {
      zeros++;
    }
    return identifier.substring(zeros);
  }
}
