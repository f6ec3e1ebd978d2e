package io.supervisor.identity.session;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * User name and password of a Basic header. {@code DOMAIN\\name} is the same as {@code
 * name@domain}; names are compared in lower case.
 */
record BasicLogin(String user, String password) {

  private static final String PREFIX = "basic ";
  private static final int LONGEST = 1024;

  static Optional<BasicLogin> read(String header) {
    if (header == null
        || header.length() > LONGEST
        || !header.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(PREFIX.length()).trim());
      String text = new String(decoded, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon <= 0 || text.chars().anyMatch(Character::isISOControl)
          ? Optional.empty()
          : Optional.of(new BasicLogin(name(text.substring(0, colon)), text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String name(String given) {
    int backslash = given.indexOf('\\');
    String name =
        backslash < 0
            ? given
            : given.substring(backslash + 1) + "@" + given.substring(0, backslash);
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "BasicLogin[" + user + "]";
  }
}
