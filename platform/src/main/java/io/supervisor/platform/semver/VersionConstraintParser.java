package io.supervisor.platform.semver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the language of {@link VersionConstraint} in one pass. */
final class VersionConstraintParser {

  private static final String HINT = "Use a range such as >=1.0.0 <2.0.0, or >=0.0.0 for any";
  private static final String SIGNS = "=!<>";
  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "", Operator.EQUAL,
          "=", Operator.EQUAL,
          "==", Operator.EQUAL,
          "!", Operator.NOT_EQUAL,
          "!=", Operator.NOT_EQUAL,
          ">", Operator.ABOVE,
          ">=", Operator.AT_LEAST,
          "<", Operator.BELOW,
          "<=", Operator.AT_MOST);
  private static final Map<String, String> SLIPS =
      Map.of("=>", ">=", "=<", "<=", "<>", "!=", "><", "!=", "===", "=", "!==", "!=", "=!", "!=");

  private final String whole;
  private final ConstraintText text;
  private final List<List<Comparison>> alternatives = new ArrayList<>();
  private List<Comparison> current = new ArrayList<>();
  private String previous = "";

  VersionConstraintParser(String text) {
    this.whole = text;
    this.text = new ConstraintText(text, " ", HINT);
  }

  /** Whether a text reads; asked of short proposals only. */
  static boolean reads(String text) {
    try {
      new VersionConstraintParser(text).parse();
      return true;
    } catch (InvalidConstraint e) {
      return false;
    }
  }

  List<List<Comparison>> parse() {
    text.skipBlanks();
    while (!text.ended()) {
      if (text.peekWord().equals("||")) {
        closeAlternative("Nothing stands before ||");
        text.takeWhile("|");
      } else {
        current.addAll(condition());
      }
      text.skipBlanks();
    }
    closeAlternative("Nothing stands after the last ||");
    return List.copyOf(alternatives);
  }

  private void closeAlternative(String problem) {
    if (current.isEmpty()) {
      throw refusal(problem, "Write a condition on both sides, such as <2.0.0 || >=3.0.0");
    }
    alternatives.add(List.copyOf(current));
    current = new ArrayList<>();
  }

  private List<Comparison> condition() {
    int start = text.at();
    String sign = sign();
    String word = text.takeUntil(" ");
    Operator operator = OPERATORS.get(sign);
    if (operator == null) {
      String slip = SLIPS.get(sign);
      String hint = "Use one of = != > >= < <=";
      throw new InvalidConstraint(
          "The operator %s does not exist".formatted(Refusals.shortened(sign)),
          slip == null ? hint : "Use " + slip,
          start + 1);
    }
    if (word.isEmpty() || word.equals("||")) {
      throw new InvalidConstraint(
          "The operator %s has no version".formatted(sign),
          "Write the version after it, such as %s1.2.3".formatted(sign),
          start + 1);
    }
    List<Comparison> read = read(operator, sign, word, start);
    previous = sign.isEmpty() ? word : "";
    return read;
  }

  /** Takes the operator; blanks within and after it are read over, as the original does. */
  private String sign() {
    StringBuilder sign = new StringBuilder();
    while (text.nextIsOneOf(SIGNS)) {
      char last = text.take();
      sign.append(last);
      if (last != '!') {
        text.skipBlanks();
      } else if (text.nextIsOneOf(" ")) {
        throw refusal("No blank may follow !", "Write != and the version, such as !=1.2.3");
      }
    }
    return sign.toString();
  }

  private List<Comparison> read(Operator operator, String sign, String word, int start) {
    SemanticVersion exact = SemanticVersion.parse(word).orElse(null);
    if (exact != null) {
      return List.of(new Comparison(operator, exact));
    }
    Wildcard wildcard = Wildcard.parse(word).orElse(null);
    if (wildcard != null && operator != Operator.NOT_EQUAL) {
      return wildcard.with(operator);
    }
    if (wildcard != null) {
      throw new InvalidConstraint(
          "Not equal to a wildcard meets nothing in the original",
          "Use " + wildcard.outside(),
          start + 1);
    }
    if (word.equals("-")) {
      text.skipBlanks();
      throw Refusals.hyphen(previous, text.peekWord(), start + 1);
    }
    throw Refusals.of(sign, word, whole, start + 1);
  }

  private InvalidConstraint refusal(String problem, String hint) {
    return new InvalidConstraint(problem, hint, text.at() + 1);
  }
}
