package io.supervisor.simulator.control;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A constraint on versions: comparisons with {@code = == != ! > >= < <=} or none, a blank between
 * them for and, {@code ||} for or. There are no wildcards.
 */
record VersionRange(List<List<VersionRange.Comparison>> alternatives) {
  private static final Pattern COMPARISON = Pattern.compile("(==|=|!=|!|>=|>|<=|<)?(\\S+)");

  /** One comparison with one version. */
  record Comparison(String operator, PackageVersion version) {
    boolean meets(PackageVersion candidate) {
      int order = candidate.compareTo(version);
      return switch (operator) {
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case "!", "!=" -> order != 0;
        default -> order == 0;
      };
    }
  }

  /** An empty text means any version. */
  static VersionRange parse(String text) {
    return text.isBlank()
        ? new VersionRange(List.of(List.of()))
        : new VersionRange(
            Stream.of(text.split(" \\|\\| "))
                .map(
                    part -> {
                      String joined = part.strip().replaceAll("([=!<>])\\s+", "$1");
                      return Stream.of(joined.split("\\s+")).map(VersionRange::one).toList();
                    })
                .toList());
  }

  private static Comparison one(String text) {
    Matcher found = COMPARISON.matcher(text);
    if (!found.matches()) {
      throw new CarvelFailure("Parsing version constraint: '" + text + "'");
    }
    String operator = found.group(1) == null ? "" : found.group(1);
    return new Comparison(operator, PackageVersion.parse(found.group(2)));
  }

  boolean meets(PackageVersion candidate) {
    return alternatives.stream().anyMatch(all -> all.stream().allMatch(c -> c.meets(candidate)));
  }

  /** Whether it names exactly one version, and that is a pre-release. */
  boolean namesPreRelease() {
    return alternatives.size() == 1
        && alternatives.get(0).size() == 1
        && List.of("", "=", "==").contains(alternatives.get(0).get(0).operator())
        && !alternatives.get(0).get(0).version().preRelease().isEmpty();
  }
}
