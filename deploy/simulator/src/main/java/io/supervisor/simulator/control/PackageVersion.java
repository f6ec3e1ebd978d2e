package io.supervisor.simulator.control;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A semantic version in kapp-controller's order: a pre-release is lower than its release, and build
 * metadata counts.
 */
record PackageVersion(List<Long> numbers, List<String> preRelease, List<String> build)
    implements Comparable<PackageVersion> {
  private static final Pattern FORM =
      Pattern.compile(
          "v?(\\d{1,18})\\.(\\d{1,18})\\.(\\d{1,18})(?:-([0-9A-Za-z.-]+))?(?:\\+([0-9A-Za-z.-]+))?");

  static PackageVersion parse(String text) {
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      throw new CarvelFailure("Expected a semantic version, but it is '" + text + "'");
    }
    List<Long> numbers = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      numbers.add(Long.valueOf(found.group(i)));
    }
    return new PackageVersion(numbers, parts(found.group(4)), parts(found.group(5)));
  }

  private static List<String> parts(String text) {
    return text == null ? List.of() : List.of(text.split("\\."));
  }

  @Override
  public int compareTo(PackageVersion other) {
    for (int i = 0; i < numbers.size(); i++) {
      int order = numbers.get(i).compareTo(other.numbers.get(i));
      if (order != 0) {
        return order;
      }
    }
    if (preRelease.isEmpty() != other.preRelease.isEmpty()) {
      return preRelease.isEmpty() ? 1 : -1;
    }
    int order = compare(preRelease, other.preRelease);
    return order != 0 ? order : compare(build, other.build);
  }

  private static int compare(List<String> one, List<String> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = compare(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  private static int compare(String one, String other) {
    boolean number = one.matches("\\d{1,18}");
    if (number != other.matches("\\d{1,18}")) {
      return number ? -1 : 1;
    }
    return number ? Long.valueOf(one).compareTo(Long.valueOf(other)) : one.compareTo(other);
  }
}
