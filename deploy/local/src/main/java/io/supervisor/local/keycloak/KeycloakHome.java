package io.supervisor.local.keycloak;

import io.supervisor.local.state.Secrets;
import io.supervisor.local.state.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Keycloak's home in a state directory: links to the shared program, data of its own. The data
 * counts only when the first start came to its end; what is left of a shorter one is deleted.
 */
final class KeycloakHome {

  private static final String FOLDER = "keycloak";
  private static final String DATA = FOLDER + "/data";
  private static final String IMPORTED = FOLDER + "/imported";
  private static final String REALM = DATA + "/import/realm.json";

  private final StateDirectory state;
  private final Secrets secrets;

  KeycloakHome(StateDirectory state, Secrets secrets) {
    this.state = state;
    this.secrets = secrets;
  }

  Path path() {
    return state.directory(FOLDER);
  }

  boolean imported() {
    return state.read(IMPORTED).isPresent();
  }

  /** Makes the home, with the realm to import when none is there. */
  void prepare(Path program, Path realm) {
    try {
      link(program);
      if (!imported()) {
        state.delete(DATA);
        state.directory(DATA + "/import");
        state.write(REALM, new RealmFile(Files.readString(realm)).filled(secrets));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare Keycloak", e);
    }
  }

  private void link(Path program) throws IOException {
    try (Stream<Path> entries = Files.list(program)) {
      for (Path entry : entries.toList()) {
        Path link = path().resolve(entry.getFileName());
        if (!entry.getFileName().toString().equals("data")) {
          Files.deleteIfExists(link);
          Files.createSymbolicLink(link, entry);
        }
      }
    }
  }

  /** To be called when the server answers for the realm. */
  void keepRealm() {
    state.delete(REALM);
    state.write(IMPORTED, "");
  }
}
