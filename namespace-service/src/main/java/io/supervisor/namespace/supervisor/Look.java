package io.supervisor.namespace.supervisor;

/**
 * A look at a Supervisor; as an event it asks for one as soon as possible.
 *
 * @param observer who looks, by its name
 */
public record Look(String observer, String supervisor) {

  private static final String OF = " of ";

  static Look at(String key) {
    String[] words = key.split(OF);
    return new Look(words[0], words[1]);
  }

  String key() {
    return observer + OF + supervisor;
  }
}
