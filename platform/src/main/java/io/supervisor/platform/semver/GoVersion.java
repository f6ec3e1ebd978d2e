package io.supervisor.platform.semver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A version as the Go library hashicorp/go-version reads it: any number of numbers, which may have
 * leading zeros, perhaps a leading {@code v}, a pre-release (its hyphen may be missing before a
 * letter, {@code 8.0U3}) and build metadata, which does not count.
 *
 * @param text as given
 * @param numbers at least three, filled up with zeros
 * @param written how many numbers the text has
 * @param preRelease its identifiers; none of a release
 */
record GoVersion(String text, List<Long> numbers, int written, List<String> preRelease)
    implements Comparable<GoVersion> {

  private static final String DIGITS = "0123456789";
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-~" + DIGITS;

  /** Reads a version; empty for anything else, also for null. */
  static Optional<GoVersion> parse(String text) {
    if (text == null || text.length() > ConstraintText.LIMIT) {
      return Optional.empty();
    }
    String[] parts = (text.startsWith("v") ? text.substring(1) : text).split("\\+", 2);
    int end = 0;
    while (end < parts[0].length() && (DIGITS + ".").indexOf(parts[0].charAt(end)) >= 0) {
      end++;
    }
    Optional<List<String>> preRelease = preRelease(parts[0].substring(end));
    if (preRelease.isEmpty() || parts.length == 2 && identifiers(parts[1]).isEmpty()) {
      return Optional.empty();
    }
    return numbers(parts[0].substring(0, end))
        .map(
            numbers -> {
              int written = numbers.size();
              numbers.addAll(Collections.nCopies(Math.max(0, 3 - written), 0L));
              return new GoVersion(text, List.copyOf(numbers), written, preRelease.get());
            });
  }

  private static Optional<List<Long>> numbers(String dotted) {
    List<Long> numbers = new ArrayList<>();
    for (String number : dotted.split("\\.", -1)) {
      try {
        numbers.add(Long.parseLong(number));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
    return Optional.of(numbers);
  }

  private static Optional<List<String>> preRelease(String text) {
    if (text.isEmpty()) {
      return Optional.of(List.of());
    }
    return identifiers(text.startsWith("-") ? text.substring(1) : text);
  }

  private static Optional<List<String>> identifiers(String dotted) {
    List<String> identifiers = List.of(dotted.split("\\.", -1));
    boolean valid =
        identifiers.stream()
            .allMatch(
                identifier ->
                    !identifier.isEmpty()
                        && identifier.chars().allMatch(c -> LETTERS.indexOf(c) >= 0));
    return valid ? Optional.of(identifiers) : Optional.empty();
  }

  boolean isPreRelease() {
    return !preRelease.isEmpty();
  }

  /** By numbers, a missing one being zero; then a pre-release before its release. */
  @Override
  public int compareTo(GoVersion other) {
    int most = Math.max(numbers.size(), other.numbers.size());
    for (int i = 0; i < most; i++) {
      int order = Long.compare(number(i), other.number(i));
      if (order != 0) {
        return order;
      }
    }
    if (isPreRelease() != other.isPreRelease()) {
      return isPreRelease() ? -1 : 1;
    }
    return IdentifierOrder.INSTANCE.compare(preRelease, other.preRelease);
  }

  private long number(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
