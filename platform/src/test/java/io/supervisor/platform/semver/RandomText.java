package io.supervisor.platform.semver;

import java.util.Random;

/** Texts of some alphabet, for tests that ask what holds for any text. */
final class RandomText {

  private RandomText() {}

  static String of(Random random, String alphabet, int longest) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(longest + 1); length > 0; length--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
