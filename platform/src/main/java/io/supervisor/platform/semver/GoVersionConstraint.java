package io.supervisor.platform.semver;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A constraint in the language of the Go library hashicorp/go-version, which the annotations {@code
 * supervisor-version-constraints} and {@code vcenter-version-constraints} are written in:
 * conditions joined by commas, all of which must hold.
 *
 * <ul>
 *   <li>Operators are {@code =} (or none), {@code !=}, {@code >}, {@code >=}, {@code <}, {@code <=}
 *       and {@code ~>}: {@code ~> 1.2} stays below 2, {@code ~> 1.2.3} below 1.3, {@code ~>
 *       8.0.3.1} below 8.0.4.
 *   <li>A version has one or more numbers; missing ones are zero. Build metadata does not count.
 *   <li>A pre-release meets {@code >}, {@code >=}, {@code <}, {@code <=} and {@code ~>} only if the
 *       bound is a pre-release of the same numbers. {@code =} and {@code !=} just compare.
 * </ul>
 *
 * <p>Two faults of the library are not repeated: with four numbers against three it ignores the
 * pre-release when it looks for equality, and its order of pre-releases runs in a circle ({@code
 * beta.x} comes before {@code beta}). Here semver 2 orders them.
 */
public final class GoVersionConstraint {

  private static final String HINT = "Use conditions joined by commas, such as >= 1.2, < 2.0";
  private static final String BLANKS = " \t\r\n\f";
  private static final String PESSIMISTIC = "~>";
  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "", Operator.EQUAL,
          "=", Operator.EQUAL,
          "!=", Operator.NOT_EQUAL,
          ">", Operator.ABOVE,
          ">=", Operator.AT_LEAST,
          "<", Operator.BELOW,
          "<=", Operator.AT_MOST);

  private final String text;
  private final List<GoCondition> conditions;

  private GoVersionConstraint(String text, List<GoCondition> conditions) {
    this.text = text;
    this.conditions = conditions;
  }

  /**
   * Reads a constraint.
   *
   * @throws InvalidConstraint if it does not read, is empty, null, or longer than 1,024 characters
   */
  public static GoVersionConstraint parse(String text) {
    ConstraintText rest = new ConstraintText(text, BLANKS, HINT);
    List<GoCondition> conditions = new ArrayList<>();
    conditions.add(condition(rest));
    while (!rest.ended()) {
      rest.take();
      conditions.add(condition(rest));
    }
    return new GoVersionConstraint(text, List.copyOf(conditions));
  }

  /** Reads one condition; the comma after it stays unread. */
  private static GoCondition condition(ConstraintText rest) {
    rest.skipBlanks();
    int column = rest.at() + 1;
    String sign = rest.takeWhile("=!<>~^");
    rest.skipBlanks();
    String word = rest.takeUntil(",").strip();
    if (!sign.equals(PESSIMISTIC) && !OPERATORS.containsKey(sign)) {
      throw new InvalidConstraint(
          "The operator %s does not exist".formatted(Refusals.shortened(sign)),
          "Use one of = != > >= < <= ~>",
          column);
    }
    if (word.isEmpty()) {
      throw new InvalidConstraint("A version is missing", HINT, column);
    }
    GoVersion bound =
        GoVersion.parse(word)
            .orElseThrow(() -> new InvalidConstraint(problem(word), hint(sign, word), column));
    return sign.equals(PESSIMISTIC)
        ? new GoCondition.Pessimistic(bound)
        : new GoCondition.Compared(OPERATORS.get(sign), bound);
  }

  private static String problem(String word) {
    if (word.contains("|")) {
      return "This language has no OR";
    }
    return word.chars().anyMatch(c -> BLANKS.indexOf(c) >= 0 || "&=!<>".indexOf(c) >= 0)
        ? "Conditions are joined by a comma"
        : "%s is not a version".formatted(Refusals.shortened(word));
  }

  private static String hint(String sign, String word) {
    String line = word.replaceAll("\\.[xX*]$", "");
    boolean wildcard =
        sign.matches("=?|~>") && line.length() < word.length() && GoVersion.parse(line).isPresent();
    return wildcard ? "Use ~> %s.0".formatted(Refusals.shortened(line)) : HINT;
  }

  /**
   * Whether {@code version} meets the constraint.
   *
   * @throws IllegalArgumentException if {@code version} is none this language can read
   */
  public boolean admits(String version) {
    GoVersion read =
        GoVersion.parse(version)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "A version has numbers, then perhaps a pre-release and build metadata:"
                            + " 8.0.3, 8.0.3.100, v1.28.3+vmware.1."));
    return conditions.stream().allMatch(condition -> condition.admits(read));
  }

  /** In plain words: {@code 1.2 or newer and older than 2}. */
  public String describe() {
    return conditions.stream().map(GoCondition::describe).collect(joining(" and "));
  }

  /** The text as it was given. */
  @Override
  public String toString() {
    return text;
  }
}
