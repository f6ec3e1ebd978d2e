package io.supervisor.platform.semver;

/**
 * The text of a constraint, read once from left to right. Texts that cannot be a constraint in any
 * language are refused at once: none, longer than 1,024 characters, or with characters no version
 * has.
 */
final class ConstraintText {

  static final int LIMIT = 1024;

  private final String text;
  private final String blanks;
  private int at;

  /**
   * @param blanks the characters that count as blanks
   * @param hint what to do about a text that is no constraint at all
   */
  ConstraintText(String text, String blanks, String hint) {
    this.text = text;
    this.blanks = blanks;
    if (text == null || text.isBlank()) {
      throw new InvalidConstraint("A constraint is missing", hint, 1);
    }
    if (text.length() > LIMIT) {
      throw new InvalidConstraint(
          "A constraint has at most %d characters".formatted(LIMIT), "Shorten it", LIMIT + 1);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' || c > '~') && blanks.indexOf(c) < 0) {
        throw new InvalidConstraint(
            "A constraint has plain letters, digits, signs and spaces only",
            "Leave out the tab, line break or special character",
            i + 1);
      }
    }
  }

  /** How many characters have been read. */
  int at() {
    return at;
  }

  boolean ended() {
    return at == text.length();
  }

  boolean nextIsOneOf(String characters) {
    return !ended() && characters.indexOf(text.charAt(at)) >= 0;
  }

  char take() {
    return text.charAt(at++);
  }

  void skipBlanks() {
    while (nextIsOneOf(blanks)) {
      at++;
    }
  }

  /** Reads on as long as there are such characters. */
  String takeWhile(String characters) {
    int start = at;
    while (nextIsOneOf(characters)) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Reads up to the next of such characters, or to the end. */
  String takeUntil(String characters) {
    int start = at;
    while (!ended() && !nextIsOneOf(characters)) {
      at++;
    }
    return text.substring(start, at);
  }

  /** The text up to the next blank, which stays unread. */
  String peekWord() {
    int start = at;
    String word = takeUntil(blanks);
    at = start;
    return word;
  }
}
