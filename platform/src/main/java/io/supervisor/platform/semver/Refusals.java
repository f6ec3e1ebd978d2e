package io.supervisor.platform.semver;

import java.util.Optional;

/**
 * Why a condition of a {@link VersionConstraint} does not read, and what its author probably meant.
 * A text is proposed only if it reads itself.
 */
final class Refusals {

  private static final String EXAMPLE = "Use a range such as >=1.0.0 <2.0.0";
  private static final int SHOWN = 40;

  private Refusals() {}

  /**
   * The condition that consists of {@code sign} and the unreadable {@code word}.
   *
   * @param whole the constraint it is part of
   */
  static InvalidConstraint of(String sign, String word, String whole, int column) {
    if (word.contains(",")) {
      return instead("A comma does not join conditions", whole.replace(',', ' '), column);
    }
    if (word.contains("&")) {
      return instead(
          "The sign && does not exist; a blank means AND", whole.replace('&', ' '), column);
    }
    if (word.contains("|")) {
      String spaced = whole.replaceAll("\\|+", " || ");
      return instead("OR is written || with a blank on both sides", spaced, column);
    }
    if (word.startsWith("^") || word.startsWith("~")) {
      return shorthand(word, column);
    }
    if (word.matches("[*xX]|any|latest")) {
      return new InvalidConstraint("No sign stands for any version", "Use >=0.0.0", column);
    }
    if (word.startsWith("v") || word.startsWith("V")) {
      return instead("A version is written without the letter v", sign + word.substring(1), column);
    }
    int glued = firstSign(word);
    if (glued > 0) {
      String parted = sign + word.substring(0, glued) + " " + word.substring(glued);
      return instead("Two conditions need a blank between them", parted, column);
    }
    if (word.matches("[0-9]+(\\.[0-9]+)?")) {
      return incomplete(sign, word, column);
    }
    return wildcard(sign, word, column);
  }

  /** A hyphen between two words, which other languages read as a range. */
  static InvalidConstraint hyphen(String from, String to, int column) {
    return new InvalidConstraint(
        "A hyphen does not make a range",
        proposal(">=" + from + " <=" + to).orElse(EXAMPLE),
        column);
  }

  /** At most 40 characters of a text. */
  static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }

  private static InvalidConstraint wildcard(String sign, String word, int column) {
    String lower = word.replace('*', 'x').replace('X', 'x');
    String once = lower.endsWith(".x.x") ? lower.substring(0, lower.length() - 2) : lower;
    Optional<Wildcard> meant = Wildcard.parse(once);
    if (meant.isEmpty()) {
      return new InvalidConstraint(
          "%s is not a version".formatted(shortened(word)),
          SemanticVersion.fault(word).replaceAll("\\.$", ""),
          column);
    }
    return new InvalidConstraint(
        "A wildcard is one x in the last place, such as 1.x or 1.2.x",
        proposal(sign + once).orElse("Use " + meant.get().outside()),
        column);
  }

  private static InvalidConstraint incomplete(String sign, String word, int column) {
    String whole = sign + word + (word.indexOf('.') < 0 ? ".0.0" : ".0");
    String line = sign + word + ".x";
    return new InvalidConstraint(
        "A version has three numbers, not one or two",
        proposal(whole)
            .map(use -> VersionConstraintParser.reads(line) ? use + " or " + line : use)
            .orElse(EXAMPLE),
        column);
  }

  private static InvalidConstraint shorthand(String word, int column) {
    int numbers = 0;
    while (numbers < word.length() && "^~>=v".indexOf(word.charAt(numbers)) >= 0) {
      numbers++;
    }
    String signs = word.substring(0, numbers);
    String[] given = word.substring(numbers).split("\\.", -1);
    boolean compatible = signs.startsWith("^") && !"0".equals(given[0]);
    boolean pessimistic = signs.startsWith("~>") && given.length < 3;
    int kept = given.length == 1 || compatible || pessimistic ? 1 : 2;
    StringBuilder low = new StringBuilder(String.join(".", given));
    for (int i = given.length; i < 3; i++) {
      low.append(".0");
    }
    String line = kept == 1 ? given[0] : given[0] + "." + given[1];
    String hint =
        Wildcard.parse(line + ".x")
            .filter(range -> !low.toString().startsWith("0.0."))
            .flatMap(range -> proposal(">=" + low + " <" + range.high()))
            .orElse(EXAMPLE);
    return new InvalidConstraint(
        "The operator %s does not exist".formatted(shortened(signs)), hint, column);
  }

  private static InvalidConstraint instead(String problem, String meant, int column) {
    String text = meant.strip().replaceAll(" +", " ");
    return new InvalidConstraint(problem, proposal(text).orElse(EXAMPLE), column);
  }

  private static Optional<String> proposal(String text) {
    return text.length() <= 2 * SHOWN && VersionConstraintParser.reads(text)
        ? Optional.of("Use " + text)
        : Optional.empty();
  }

  private static int firstSign(String word) {
    for (int i = 0; i < word.length(); i++) {
      if ("=!<>".indexOf(word.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
